package io.graphqltck.core.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that starts a stubborn child with an orphan, says the process id of both, and never ends them. */
final class HookedMain {

    private HookedMain() {}

    public static void main(String[] args) throws Exception {
        String script =
                "(setsid sleep 1000 > /dev/null 2>&1 & echo $!); trap '' TERM INT HUP; echo $$; while :; do sleep 1000; done";
        ChildProcess child = ChildProcess.start(
                new ChildCommand(List.of("sh", "-c", script), Path.of("."), Map.of()), System.out::println);
        child.exit().join();
    }
}
