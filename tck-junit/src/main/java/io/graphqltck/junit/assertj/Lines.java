package io.graphqltck.junit.assertj;

import java.util.List;
import java.util.stream.Collectors;

/** Lists in messages. */
final class Lines {

    private static final int MOST = 50;

    private Lines() {}

    static String of(List<String> lines) {
        if (lines.isEmpty()) {
            return "  nothing";
        }
        String text = lines.stream().limit(MOST).map(line -> "  " + line).collect(Collectors.joining("\n"));
        return lines.size() > MOST ? text + "\n  … " + (lines.size() - MOST) + " more" : text;
    }
}
