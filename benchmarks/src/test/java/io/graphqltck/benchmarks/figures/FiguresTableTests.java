package io.graphqltck.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTableTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aFigureReplacesTheOneAboutTheSame() throws Exception {
        Path page = page("");
        FiguresTable.write(page, List.of(new Figure("`list` to `java`", "31"), new Figure("accused", "0 of 1")));

        FiguresTable.write(page, FiguresTable.replaced(page, List.of(new Figure("accused", "0 of 2"))));

        assertThat(Files.readString(page)).isEqualTo("""
                before
                %s

                | what | figure |
                | --- | --- |
                | `list` to `java` | 31 |
                | accused | 0 of 2 |

                %s
                after
                """.formatted(FiguresTable.BEGIN, FiguresTable.END));
    }

    @Test
    void someFiguresNeedAPageThatHasThem() throws Exception {
        Path page = page("nothing yet\n");

        assertThatThrownBy(() -> FiguresTable.replaced(page, List.of(new Figure("accused", "0 of 2"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has no figures between");
    }

    private Path page(String table) throws IOException {
        return Files.writeString(
                folder.resolve("page.md"),
                "before\n" + FiguresTable.BEGIN + "\n" + table + FiguresTable.END + "\nafter\n");
    }
}
