// SPDX-License-Identifier: Apache-2.0

namespace VerifyTests;

public sealed partial class VerifySettings
{
    /// <summary>Names the file by these values instead of the arguments of the running test.</summary>
    public VerifySettings UseParameters<T>(T parameter) => SetParameters([parameter]);

    /// <inheritdoc cref="UseParameters{T}(T)"/>
    /// <remarks>One parameter, whose value is an array.</remarks>
    public VerifySettings UseParameters<T>(T[] parameters) => SetParameters([parameters]);

    /// <inheritdoc cref="UseParameters{T}(T)"/>
    /// <param name="parameters">Values of the method's parameters, from the first one on.</param>
    public VerifySettings UseParameters(params object?[] parameters) => SetParameters(parameters);

    /// <summary>Replaces <c>name=value</c> pairs in the file's name by <paramref name="parametersText"/>.</summary>
    public VerifySettings UseTextForParameters(string parametersText)
    {
        RequireNoFileName();
        if (Parameters is not null)
        {
            throw new InvalidOperationException($"{nameof(UseParameters)} is set as well.");
        }
        ParametersText = parametersText;
        return this;
    }

    private VerifySettings SetParameters(object?[] parameters)
    {
        RequireNoFileName(nameof(UseParameters));
        if (ParametersText is not null)
        {
            throw new InvalidOperationException($"{nameof(UseTextForParameters)} is set as well.");
        }
        Parameters = parameters;
        return this;
    }
}
