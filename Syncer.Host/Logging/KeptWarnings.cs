// SPDX-License-Identifier: Apache-2.0

namespace Syncer.Host.Logging;

/// <summary>Keeps what is logged as a warning or an error, for who prints it as a program's messages and not as a log.</summary>
internal sealed class KeptWarnings : ILoggerFactory, ILogger
{
    private readonly Lock _lock = new();
    private readonly List<(LogLevel Level, string Message)> _kept = [];

    /// <summary>In the order they came.</summary>
    public IReadOnlyList<(LogLevel Level, string Message)> Kept
    {
        get
        {
            lock (_lock)
                return [.. _kept];
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and not LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (!IsEnabled(logLevel))
            return;
        var message = formatter(state, exception);
        lock (_lock)
            _kept.Add((logLevel, exception is null ? message : $"{message}: {exception.Message}"));
    }

    public void Dispose() { }
}
