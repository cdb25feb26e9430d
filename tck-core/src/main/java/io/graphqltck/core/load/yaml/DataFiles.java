package io.graphqltck.core.load.yaml;

import io.graphqltck.core.text.LoadException;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.text.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the kit's data files are: on the class path, or in a folder. Names are relative, with {@code /}. */
public interface DataFiles {

    /** All names, in a fixed order. */
    List<String> names();

    /** The text of this file. @throws LoadException when there is no such file, or it is no text */
    String read(String name);

    /** How messages should name the file. */
    String display(String name);

    /** The data that comes with the kit; a jar cannot be asked portably for its files, so an index lists them. */
    static DataFiles ofClassPath(ClassLoader loader) {
        return new DataFiles() {
            private static final String ROOT = "graphql-tck/";

            @Override
            public List<String> names() {
                return read("index.txt")
                        .lines()
                        .filter(line -> !line.isBlank())
                        .sorted()
                        .toList();
            }

            @Override
            public String read(String name) {
                try (@Nullable InputStream stream = loader.getResourceAsStream(ROOT + name)) {
                    if (stream == null) {
                        throw missing(display(name), "not on the class path; is the artifact `scenarios` there?");
                    }
                    return text(display(name), stream.readAllBytes());
                } catch (IOException e) {
                    throw missing(display(name), "cannot be read: " + e.getMessage());
                }
            }

            @Override
            public String display(String name) {
                return "scenarios/" + name;
            }
        };
    }

    /** The files of one folder per protocol below this one. */
    static DataFiles ofFolder(Path folder) {
        return new DataFiles() {
            @Override
            public List<String> names() {
                try (Stream<Path> files = Files.walk(folder, 2)) {
                    return files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                            .filter(name -> name.matches("[^/]+/[^/]+\\.(yaml|json|graphqls)"))
                            .sorted()
                            .toList();
                } catch (NoSuchFileException e) {
                    throw missing(folder.toString(), "there is no such folder");
                } catch (IOException e) {
                    throw missing(folder.toString(), "cannot be listed: " + e.getMessage());
                }
            }

            @Override
            public String read(String name) {
                return readFile(folder.resolve(name), display(name));
            }

            @Override
            public String display(String name) {
                return folder.resolve(name).toString();
            }
        };
    }

    /** Reads one file that a user named. */
    static String readFile(Path file, String display) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > YamlReader.MAX_OCTETS) {
                throw missing(display, "the file has " + Files.size(file) + " bytes; that is no file of the kit");
            }
            return text(display, octets(file, display));
        } catch (NoSuchFileException e) {
            throw missing(display, "there is no such file");
        } catch (IOException e) {
            throw missing(
                    display,
                    Files.isDirectory(file) ? "is a folder, expected a file" : "cannot be read: " + e.getMessage());
        }
    }

    /** No more than a file of the kit can have: a device, or a file that grows, has no size to look at first. */
    private static byte[] octets(Path file, String display) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] octets = in.readNBytes(YamlReader.MAX_OCTETS + 1);
            if (octets.length > YamlReader.MAX_OCTETS) {
                throw missing(display, "has more than " + YamlReader.MAX_OCTETS + " bytes; that is no file of the kit");
            }
            return octets;
        }
    }

    private static String text(String display, byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw missing(display, "the file is binary or not in UTF-8, expected YAML text");
        }
    }

    private static LoadException missing(String display, String text) {
        return new LoadException(List.of(new Problem(new Location(display, 1, 1), text)));
    }
}
