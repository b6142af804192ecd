// SPDX-License-Identifier: Apache-2.0

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Syncer.Xds.Tests;

internal sealed class RecordedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(string? Event, LogLevel Level, string Text)> _entries = new();

    public IEnumerable<string> TextsOf(string eventName) =>
        _entries.Where(entry => entry.Event == eventName).Select(entry => entry.Text);

    public IEnumerable<string> Errors =>
        _entries.Where(entry => entry.Level >= LogLevel.Error).Select(entry => entry.Text);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _entries.Enqueue((eventId.Name, logLevel, formatter(state, exception)));

    public void Dispose() { }
}
