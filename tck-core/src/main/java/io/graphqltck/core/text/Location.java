package io.graphqltck.core.text;

/**
 * Where something stands in a file.
 *
 * @param file as the user named it, or its path in the kit's data
 * @param line from 1
 * @param column from 1
 */
public record Location(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
