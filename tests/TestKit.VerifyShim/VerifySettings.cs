// SPDX-License-Identifier: Apache-2.0

using System.Runtime.CompilerServices;

namespace VerifyTests;

/// <summary>Where one verification keeps its file, and what is done to its text before it is compared.</summary>
public sealed partial class VerifySettings
{
    /// <summary>Settings that leave every name to the running test.</summary>
    public VerifySettings() { }

    /// <summary>A copy of <paramref name="settings"/> that can change without it.</summary>
    public VerifySettings(VerifySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Directory = settings.Directory;
        FileName = settings.FileName;
        MethodName = settings.MethodName;
        TypeName = settings.TypeName;
        Parameters = settings.Parameters;
        ParametersText = settings.ParametersText;
        Accepts = settings.Accepts;
        AllowsSharedPrefixes = settings.AllowsSharedPrefixes;
        _scrubbers.AddRange(settings._scrubbers);
    }

    internal string? Directory { get; private set; }
    internal string? FileName { get; private set; }
    internal string? MethodName { get; private set; }
    internal string? TypeName { get; private set; }
    internal object?[]? Parameters { get; private set; }
    internal string? ParametersText { get; private set; }
    internal bool Accepts { get; private set; }
    internal bool AllowsSharedPrefixes { get; private set; }

    /// <summary>Keeps the file in <paramref name="directory"/>: absolute, or relative to the test's source file.</summary>
    public VerifySettings UseDirectory(string directory)
    {
        Directory = directory;
        return this;
    }

    /// <summary>Replaces type, method and parameters in the file's name.</summary>
    /// <exception cref="InvalidOperationException">One of those three was set.</exception>
    public VerifySettings UseFileName(string fileName)
    {
        if (MethodName is not null || TypeName is not null || Parameters is not null || ParametersText is not null)
        {
            throw new InvalidOperationException(
                $"{nameof(UseFileName)} replaces the type, method and parameters, one of which is set as well."
            );
        }
        FileName = fileName;
        return this;
    }

    /// <summary>Replaces the test method's name in the file's name.</summary>
    public VerifySettings UseMethodName(string name)
    {
        RequireNoFileName();
        MethodName = name;
        return this;
    }

    /// <summary>Replaces the test class's name in the file's name.</summary>
    public VerifySettings UseTypeName(string name)
    {
        RequireNoFileName();
        TypeName = name;
        return this;
    }

    /// <summary>Accepts what this verification receives instead of comparing it.</summary>
    public VerifySettings AutoVerify()
    {
        Accepts = true;
        return this;
    }

    /// <summary>Lets this verification share its file with another of the process.</summary>
    public VerifySettings DisableRequireUniquePrefix()
    {
        AllowsSharedPrefixes = true;
        return this;
    }

    private void RequireNoFileName([CallerMemberName] string caller = "")
    {
        if (FileName is not null)
        {
            throw new InvalidOperationException($"{caller} has no effect once {nameof(UseFileName)} is set.");
        }
    }
}
