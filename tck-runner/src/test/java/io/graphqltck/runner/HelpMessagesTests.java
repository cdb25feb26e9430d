package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.messages.MessageFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("golden")
class HelpMessagesTests {

    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z][a-z-]+)  ");

    @Test
    void helpOfEveryCommand() {
        String overview = CommandRun.of("--help").out();
        StringBuilder all = new StringBuilder("$ graphql-tck --help\n").append(overview);
        COMMAND.matcher(overview).results().map(command -> command.group(1)).forEach(command -> {
            CommandRun run = CommandRun.of(command, "--help");
            assertThat(run.exitCode()).isZero();
            all.append("\n$ graphql-tck ").append(command).append(" --help\n").append(run.out());
        });
        MessageFile.assertMatches("help", all.toString());
    }
}
