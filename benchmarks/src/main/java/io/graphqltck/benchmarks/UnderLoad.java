package io.graphqltck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command again and again next to processes that keep the processors busy. It needs nothing but its own source, because the command may
 * be the build, which replaces every class file.
 */
public final class UnderLoad {

    private static final Path SOURCE = Path.of("benchmarks/src/main/java/io/graphqltck/benchmarks/UnderLoad.java");
    private static final int USAGE = 2;
    private static final int STOPPED = 124;

    private int processes = 4;
    private int repeats = 1;
    private int minutes = 30;
    private final List<String> command = new ArrayList<>();

    private UnderLoad() {}

    /** Runs the command; exits with the code of the first run that failed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2 && arguments[0].equals("--burn")) {
            burn(Duration.ofMinutes(Integer.parseInt(arguments[1])));
            return;
        }
        UnderLoad load = new UnderLoad();
        String problem = load.read(List.of(arguments));
        if (!problem.isEmpty()) {
            System.err.println(
                    problem + "\nusage: java " + SOURCE
                            + " [--processes N] [--repeats N] [--minutes N] -- COMMAND...\n"
                            + "Runs COMMAND next to N busy processes, for at most MINUTES minutes. Run it in the root of the checkout.");
            System.exit(USAGE);
        }
        System.exit(load.run());
    }

    /** What is wrong with the arguments, or nothing. */
    private String read(List<String> arguments) {
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            if (name.equals("--")) {
                rest.forEachRemaining(command::add);
                break;
            }
            String value = rest.hasNext() ? rest.next() : "";
            if (!value.matches("[1-9]\\d{0,3}")) {
                return name + " takes a number from 1 to 9999";
            }
            switch (name) {
                case "--processes" -> processes = Integer.parseInt(value);
                case "--repeats" -> repeats = Integer.parseInt(value);
                case "--minutes" -> minutes = Integer.parseInt(value);
                default -> {
                    return "unknown option " + name;
                }
            }
        }
        if (!Files.exists(SOURCE)) {
            return "there is no " + SOURCE + " below this folder";
        }
        return command.isEmpty() ? "name a command after --" : "";
    }

    private int run() throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        List<Process> busy = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                busy.add(new ProcessBuilder(
                                java(), "-XX:+UseSerialGC", "-Xmx32m", SOURCE.toString(), "--burn", "" + minutes)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
            }
            for (int n = 1; n <= repeats; n++) {
                long start = System.nanoTime();
                int code = once(end);
                System.out.printf(
                        "run %d of %d next to %d busy processes: exit code %d after %d s%n",
                        n, repeats, busy.stream().filter(Process::isAlive).count(), code, seconds(start));
                if (code != 0) {
                    return code;
                }
            }
            return 0;
        } finally {
            busy.forEach(Process::destroyForcibly);
        }
    }

    private int once(long end) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(command).inheritIO().start();
        try {
            return run.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS) ? run.exitValue() : STOPPED;
        } finally {
            run.descendants().forEach(ProcessHandle::destroy);
            run.destroy();
        }
    }

    private static long seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Computes until the time is up, or until its parent process has ended, which ends its standard input. */
    private static void burn(Duration time) throws IOException {
        Thread watch = new Thread(() -> {
            try {
                System.in.read();
            } catch (IOException e) {
                // Gone, too.
            }
            Runtime.getRuntime().halt(0);
        });
        watch.setDaemon(true);
        watch.start();
        long end = System.nanoTime() + time.toNanos();
        long sum = 1;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 100_000; i++) {
                sum = sum * 31 + i;
            }
        }
        System.out.println(sum);
    }
}
