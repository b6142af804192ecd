// SPDX-License-Identifier: Apache-2.0

namespace Krt.Kubernetes.Manifests;

/// <summary>The problems of one file. Of a file that is wrong throughout only the first ones are kept; the others are counted.</summary>
internal sealed class ProblemList(string path)
{
    private const int Kept = 1000;

    private readonly List<ManifestProblem> _problems = [];
    private int _others;
    private ProblemSeverity _severityOfOthers;

    public void Add(ProblemSeverity severity, int line, string? subject, string? field, string message)
    {
        if (_problems.Count < Kept)
        {
            _problems.Add(new(severity, path, line, subject, field, message));
            return;
        }
        _others++;
        if (severity > _severityOfOthers)
            _severityOfOthers = severity;
    }

    public IReadOnlyList<ManifestProblem> ToList()
    {
        if (_others == 0)
            return _problems;
        var rest = $"{_others} more problems of this file are not listed";
        return [.. _problems, new(_severityOfOthers, path, Line: 0, Subject: null, Field: null, rest)];
    }
}
