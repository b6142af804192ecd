// SPDX-License-Identifier: Apache-2.0

namespace Krt;

/// <summary>How a row that something was made of was found.</summary>
public enum DependencyKind
{
    /// <summary>It is an input of the collection, not fetched.</summary>
    Input,

    /// <summary>By its key, present or missing.</summary>
    Key,

    /// <summary>By a value of an index.</summary>
    Index,

    /// <summary>By a label that its labels must have.</summary>
    Label,

    /// <summary>By labels that its selector must select.</summary>
    Selector,

    /// <summary>All rows were read, or all that fulfil set-based label requirements: every change is looked at.</summary>
    Everything,

    /// <summary>By a predicate and nothing else: it is called for every change.</summary>
    Predicate,
}
