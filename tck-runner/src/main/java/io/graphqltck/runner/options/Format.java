package io.graphqltck.runner.options;

/** How a result is printed. */
public enum Format {
    TEXT,
    JSON
}
