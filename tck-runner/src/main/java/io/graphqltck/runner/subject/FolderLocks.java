package io.graphqltck.runner.subject;

import io.graphqltck.core.load.subject.SubjectDescription;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The right to install into some folders, which only one has at a time, in this JVM and beyond. Besides the subject's own
 * folder these are the folders of other subjects whose installation it shares.
 */
final class FolderLocks implements AutoCloseable {

    private static final String FILE = ".installed.lock";
    private static final Map<Path, ReentrantLock> INSIDE = new ConcurrentHashMap<>();

    private final Deque<Held> held = new ArrayDeque<>();

    private record Held(ReentrantLock inside, FileChannel channel) {}

    private FolderLocks() {}

    /** Waits for all of them, always in the same order, so that two cannot wait for each other. */
    static FolderLocks of(SubjectDescription subject, Consumer<String> notes) throws IOException, InterruptedException {
        FolderLocks locks = new FolderLocks();
        try {
            for (Path folder : folders(subject)) {
                locks.take(folder, subject.name(), notes);
            }
            return locks;
        } catch (IOException | InterruptedException | RuntimeException e) {
            locks.close();
            throw e;
        }
    }

    private static SortedSet<Path> folders(SubjectDescription subject) {
        SortedSet<Path> folders = new TreeSet<>();
        Path own = subject.folder();
        folders.add(own);
        @Nullable Path parent = own.getParent();
        SubjectDescription.Install install = subject.install();
        if (parent != null && install != null) {
            for (String name : install.from()) {
                Path path = own.resolve(name).normalize();
                if (path.startsWith(parent) && path.getNameCount() > parent.getNameCount() + 1) {
                    folders.add(parent.resolve(path.getName(parent.getNameCount())));
                }
            }
        }
        folders.removeIf(folder -> !Files.isDirectory(folder));
        return folders;
    }

    private void take(Path folder, String name, Consumer<String> notes) throws IOException, InterruptedException {
        ReentrantLock inside = INSIDE.computeIfAbsent(folder, key -> new ReentrantLock());
        inside.lockInterruptibly();
        FileChannel channel;
        try {
            channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            inside.unlock();
            throw e;
        }
        held.push(new Held(inside, channel));
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            notes.accept("waiting for another run that is installing " + name);
            channel.lock();
        }
    }

    /** Gives them back. The files stay: to delete one would let a third take a lock that a second still holds. */
    @Override
    public void close() throws IOException {
        while (!held.isEmpty()) {
            Held last = held.pop();
            try {
                last.channel().close();
            } finally {
                last.inside().unlock();
            }
        }
    }
}
