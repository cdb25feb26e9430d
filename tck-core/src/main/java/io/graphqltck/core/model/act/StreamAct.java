package io.graphqltck.core.model.act;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An act that continues a streamed response. */
public sealed interface StreamAct extends Act permits Act.Item, Act.KeepAlive, Act.Ends, Act.SendsBody {

    /** The same with these fields of its own instead of those of the same names, or null for what has no fields. */
    @Nullable
    Act withFields(Map<String, String> others);

    @Override
    default Ground ground() {
        return Ground.STREAM;
    }
}
