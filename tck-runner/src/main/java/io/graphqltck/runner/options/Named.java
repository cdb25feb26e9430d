package io.graphqltck.runner.options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file or a folder that the command line names. */
public final class Named implements ITypeConverter<Path> {

    @Override
    public Path convert(String text) {
        if (text.isBlank()) {
            // As a path the empty text is the current folder, which nobody means by a variable that is not set.
            throw new TypeConversionException(
                    "it names no file or folder, it is empty; is a variable not set? The current folder is `.`");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("`" + text + "` is no name of a file or folder: " + e.getReason());
        }
    }
}
