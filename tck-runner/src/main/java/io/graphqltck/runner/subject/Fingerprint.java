package io.graphqltck.runner.subject;

import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.runner.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Changes when the installation would: with its commands, and with names and content of the files it comes from. */
final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    static String of(SubjectDescription subject, SubjectDescription.Install install) throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        for (List<String> command : install.commands()) {
            fingerprint.add(String.join("\0", command));
        }
        for (String name : install.from()) {
            Path path = subject.folder().resolve(name);
            if (!Files.exists(path)) {
                throw CommandException.badInput(
                        subject.at() + ": `install.from` names `" + name + "`, but there is no such file");
            }
            fingerprint.addAll(subject.folder(), path);
        }
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void addAll(Path folder, Path path) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(path)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            add(folder.relativize(file).toString());
            byte[] content = Files.readAllBytes(file);
            add(Integer.toString(content.length));
            digest.update(content);
        }
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
