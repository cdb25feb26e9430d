package io.graphqltck.reports.html;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.reports.results.Results;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** A page and the data that is read back from it. */
final class PageData {

    private static final Pattern BLOCK =
            Pattern.compile("<script type=\"text/plain\" id=\"block-([a-z0-9-]+)\">([A-Za-z0-9+/=]*)</script>");

    final String page;
    private final Map<String, Json> blocks = new LinkedHashMap<>();

    private PageData(String page) {
        this.page = page;
        Matcher matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            blocks.put(matcher.group(1), inflate(matcher.group(2)));
        }
    }

    static PageData of(Results results) {
        return of(results, null);
    }

    static PageData of(Results results, @Nullable Results previous) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new HtmlReport(previous).write(results, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PageData(out.toString(StandardCharsets.UTF_8));
    }

    private static Json inflate(String base64) {
        byte[] octets = Base64.getDecoder().decode(base64);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(octets))) {
            return json(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Json json(String text) {
        try {
            return JsonText.read(text);
        } catch (JsonSyntaxException e) {
            throw new AssertionError(text, e);
        }
    }

    int blockCount() {
        return blocks.size();
    }

    /** What stands in the index at this path of names and numbers. */
    Json index(Object... path) {
        return at(blocks.get("index"), path);
    }

    String text(Object... path) {
        return ((Json.JsonString) index(path)).value();
    }

    /** The details of all results, in their order. */
    List<Json> details() {
        List<Json> all = new ArrayList<>();
        blocks.forEach((name, block) -> {
            if (name.startsWith("results-")) {
                all.addAll(((Json.JsonArray) block).items());
            }
        });
        return all;
    }

    static Json at(@Nullable Json from, Object... path) {
        @Nullable Json value = from;
        for (Object step : path) {
            value = step instanceof Integer number
                    ? ((Json.JsonArray) Objects.requireNonNull(value)).items().get(number)
                    : ((Json.JsonObject) Objects.requireNonNull(value)).get((String) step);
        }
        return Objects.requireNonNull(value);
    }
}
