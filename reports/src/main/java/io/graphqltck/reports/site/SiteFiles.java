package io.graphqltck.reports.site;

import io.graphqltck.reports.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files of a site in a folder that may hold others, such as the name of a domain. Pages of an earlier build that are not written again
 * are deleted; they are known by their folder and by the hash at the end of their names.
 */
final class SiteFiles {

    private static final String OWN = ".+-[0-9a-f]{8}\\.(html|json)";

    private final Path folder;
    private final Set<Path> written = new HashSet<>();
    private final List<Path> pages = new ArrayList<>();

    SiteFiles(Path folder) {
        this.folder = folder;
    }

    /** The file of this address, which is written otherwise. */
    Path at(String address) {
        Path file = folder.resolve(address);
        written.add(file);
        return file;
    }

    void page(String address, String markup) throws IOException {
        pages.add(at(address));
        text(address, markup);
    }

    void text(String address, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(at(address), out -> out.write(octets));
    }

    /** The pages that were written, to be checked. */
    List<Path> pages() {
        return List.copyOf(pages);
    }

    /** Deletes what an earlier build left. */
    void finish() throws IOException {
        for (String name : List.of(SiteNames.SUBJECTS, SiteNames.FINDINGS, SiteNames.BADGES)) {
            Path sub = folder.resolve(name);
            if (Files.isDirectory(sub)) {
                leftovers(sub);
            }
        }
        for (String name : List.of(SiteNames.REPORT, "pairs.html")) {
            if (!written.contains(folder.resolve(name))) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }

    private void leftovers(Path sub) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(sub)) {
            for (Path file : files) {
                boolean own = String.valueOf(file.getFileName()).matches(OWN);
                if (own && !written.contains(file) && Files.isRegularFile(file)) {
                    Files.delete(file);
                }
            }
        }
    }
}
