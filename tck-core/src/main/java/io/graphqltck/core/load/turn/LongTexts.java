package io.graphqltck.core.load.turn;

import io.graphqltck.core.json.Json;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Texts of which only the length matters. Several protocols have the same ones of megabytes, which are in memory once. */
final class LongTexts {

    private static final Map<String, WeakReference<Json>> KNOWN = new ConcurrentHashMap<>();

    private LongTexts() {}

    /** So many characters of these, over and over. */
    static Json of(String these, int count) {
        String key = count + these;
        @Nullable WeakReference<Json> reference = KNOWN.get(key);
        @Nullable Json known = reference == null ? null : reference.get();
        if (known != null) {
            return known;
        }
        int[] all = these.codePoints().toArray();
        int[] characters = new int[count];
        Arrays.setAll(characters, i -> all[i % all.length]);
        Json text = Json.of(new String(characters, 0, count));
        KNOWN.put(key, new WeakReference<>(text));
        return text;
    }
}
