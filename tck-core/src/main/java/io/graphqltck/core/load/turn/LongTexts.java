package io.graphqltck.core.load.turn;

import io.graphqltck.core.json.Json;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Texts of which only the length matters. Several protocols have the same ones of megabytes, which are in memory once. */
final class LongTexts {

    private static final Map<String, WeakReference<Json>> KNOWN = new ConcurrentHashMap<>();

    private LongTexts() {}

    /** This many characters of these, over and over. */
    static Json of(String these, int count) {
        String key = count + these;
        @Nullable WeakReference<Json> reference = KNOWN.get(key);
        @Nullable Json known = reference == null ? null : reference.get();
        if (known != null) {
            return known;
        }
        int kinds = these.codePointCount(0, these.length());
        Json text =
                Json.of(these.repeat(count / kinds) + these.substring(0, these.offsetByCodePoints(0, count % kinds)));
        KNOWN.put(key, new WeakReference<>(text));
        return text;
    }
}
