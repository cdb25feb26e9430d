package io.graphqltck.reports.html;

import io.graphqltck.reports.dialogue.DialogueLine;
import io.graphqltck.reports.file.AtomicFile;
import io.graphqltck.reports.html.pairs.PairsPage;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.SubjectRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Writes the results as one page for a browser. Results are written one after the other, and no more than one is in memory
 * with its details. The same results give the same page, octet for octet, with the same Java. Not for use by two threads.
 */
public final class HtmlReport {

    /** The name of the file, where no other is asked for. */
    public static final String FILE = "index.html";

    /** A block is inflated as a whole when one of its results is looked at. */
    private static final long BLOCK = 256L << 10;

    private final @Nullable Results previous;

    /** Compares with nothing. */
    public HtmlReport() {
        this(null);
    }

    /** {@code previous}: results of an earlier run, from which the page marks what differs, or null. */
    public HtmlReport(@Nullable Results previous) {
        this.previous = previous;
    }

    /** Replaces the file in one go. @throws IOException when it cannot be written, or the details cannot be read */
    public void write(Results results, Path file) throws IOException {
        if (results.pairs().isEmpty()) {
            AtomicFile.write(file, out -> write(results, out));
        } else if (results.runs().isEmpty()) {
            PairsPage.write(results, file);
        } else {
            AtomicFile.write(file, out -> write(results, out));
            PairsPage.write(results, file.resolveSibling(PairsPage.FILE));
        }
    }

    /** Leaves the stream open. */
    void write(Results results, OutputStream out) throws IOException {
        PageFrame frame = PageFrame.load();
        out.write(frame.head().getBytes(StandardCharsets.UTF_8));
        try {
            new Writing(results, out).data();
        } catch (JacksonException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        }
        out.write(frame.tail().getBytes(StandardCharsets.UTF_8));
    }

    private final class Writing {

        private final Results results;
        private final OutputStream out;
        private final @Nullable LastRun lastRun;
        private final Index index = new Index();
        private final List<RunIndex> runs = new ArrayList<>();
        private final BlockWriter blocks;
        private final Transcripts transcripts;
        private int written;

        Writing(Results results, OutputStream out) {
            this.results = results;
            this.out = out;
            this.lastRun = previous == null ? null : new LastRun(previous, results);
            this.blocks = new BlockWriter(out, "results", BLOCK);
            this.transcripts = new Transcripts(results.runs().size());
        }

        void data() throws IOException {
            for (SubjectRun run : results.runs()) {
                run(run);
            }
            blocks.finish();
            BlockWriter dialogues = new BlockWriter(out, "dialogues", BLOCK);
            int scenarios = index.scenarios().size();
            for (int i = 0; i < scenarios; i++) {
                List<DialogueLine> lines = index.dialogue(i);
                dialogues.write(json -> DetailsOut.dialogue(json, lines));
            }
            dialogues.finish();
            BlockWriter.single(
                    out,
                    "index",
                    json -> new IndexOut(json)
                            .write(results, lastRun, index, runs, blocks.starts(), dialogues.starts()));
        }

        private void run(SubjectRun run) throws IOException {
            RunIndex entry = new RunIndex(run, index, written);
            transcripts.beginRun(runs.size());
            for (Result result : run.results()) {
                Details details = result.details();
                int scenario = index.scenario(entry.protocol(), result, details.dialogue());
                LastRun.@Nullable Before before = lastRun == null ? null : lastRun.before(run, result);
                entry.add(result, scenario, Closing.of(result, details.transcript()), before);
                Transcripts.Shown shown = transcripts.of(result, details.transcript(), scenario);
                boolean ownDialogue = !details.dialogue().equals(index.dialogue(scenario));
                transcripts.took(
                        result, blocks.write(json -> new DetailsOut(json).write(result, details, shown, ownDialogue)));
                written++;
            }
            runs.add(entry);
        }
    }
}
