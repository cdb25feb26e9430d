package io.graphqltck.appsync;

import io.graphqltck.core.authorisation.AuthorisationException;
import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.text.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what {@code authorised:} says. */
final class AuthorisedContent {

    private static final Pattern SHIFT = Pattern.compile("([+-]?)(\\d{1,5})(s|m|h)");

    private final KitCredentials kit;
    private final JsonObject content;
    private final Set<String> asked = new HashSet<>();

    AuthorisedContent(KitCredentials kit, Json content) throws AuthorisationException {
        this.kit = kit;
        if (!(content instanceof JsonObject object)) {
            throw new AuthorisationException("expected a map such as `{ mode: iam }`, but found " + content.kind());
        }
        this.content = object;
    }

    Authorised read() throws AuthorisationException {
        @Nullable String mode = text("mode");
        @Nullable String form = text("form");
        @Nullable String wrong = text("wrong");
        CredentialFormat format = format();
        for (String name : content.members().keySet()) {
            if (!asked.contains(name)) {
                throw new AuthorisationException("unknown key `" + name + "`. " + Nearest.hint(name, asked));
            }
        }
        AppsyncAuthorised read = new AppsyncAuthorised(
                kit,
                true,
                mode == null ? null : KitCredentials.mode(mode),
                form == null ? null : form(form),
                wrong == null ? null : defect(wrong),
                format);
        refuseNonsense(read);
        return read;
    }

    private CredentialFormat format() throws AuthorisationException {
        @Nullable String dated = text("dated");
        return new CredentialFormat(
                dated == null ? null : shift(dated),
                flag("bearer"),
                flag("raw"),
                flag("unpadded"),
                flag("pretty"),
                flag("lower-case"),
                flag("token-first"),
                text("token"),
                texts("without"),
                also());
    }

    private static Form form(String word) throws AuthorisationException {
        List<String> known = Stream.of(Form.values()).map(Form::word).toList();
        return Form.of(word)
                .orElseThrow(
                        () -> new AuthorisationException("unknown form `" + word + "`. " + Nearest.hint(word, known)));
    }

    private static Defect defect(String word) throws AuthorisationException {
        List<String> known = Stream.of(Defect.values()).map(Defect::word).toList();
        return Defect.of(word)
                .orElseThrow(() -> new AuthorisationException(
                        "nothing is known to be wrong by the name `" + word + "`. " + Nearest.hint(word, known)));
    }

    private static void refuseNonsense(AppsyncAuthorised read) throws AuthorisationException {
        @Nullable Defect wrong = read.wrong();
        if (wrong == null) {
            return;
        }
        @Nullable Mode mode = wrong.mode();
        if (mode != null && mode != read.mode()) {
            throw new AuthorisationException("`wrong: " + wrong.word() + "` is of the mode `" + mode.word()
                    + "`; write `mode: " + mode.word() + "`");
        }
        @Nullable Form form = wrong.form();
        if (form != null && form != (read.form() == null ? Form.QUERY : read.form())) {
            throw new AuthorisationException("`wrong: " + wrong.word() + "` is of the form `" + form.word()
                    + "`; write `form: " + form.word() + "`");
        }
    }

    private static Duration shift(String text) throws AuthorisationException {
        Matcher matcher = SHIFT.matcher(text);
        if (!matcher.matches()) {
            throw new AuthorisationException("`dated` must be a shift such as `-4m` or `0s`, but is `" + text + "`");
        }
        long number = Long.parseLong(matcher.group(2));
        Duration shift = switch (matcher.group(3)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        return matcher.group(1).equals("-") ? shift.negated() : shift;
    }

    private @Nullable String text(String name) throws AuthorisationException {
        @Nullable Json value = ask(name);
        if (value == null || value instanceof Json.JsonString) {
            return content.text(name);
        }
        throw new AuthorisationException("`" + name + "` must be a text, but is " + value.kind());
    }

    private boolean flag(String name) throws AuthorisationException {
        @Nullable Json value = ask(name);
        if (value == null || value instanceof Json.JsonBoolean) {
            return value != null && ((Json.JsonBoolean) value).value();
        }
        throw new AuthorisationException("`" + name + "` must be true or false, but is " + value.kind());
    }

    private List<String> texts(String name) throws AuthorisationException {
        @Nullable Json value = ask(name);
        List<String> texts = new ArrayList<>();
        for (Json item : value instanceof Json.JsonArray array ? array.items() : List.<Json>of()) {
            texts.add(item instanceof Json.JsonString string ? string.value() : "");
        }
        if (value != null && (texts.isEmpty() || texts.contains(""))) {
            throw new AuthorisationException("`" + name + "` must be a list of texts");
        }
        return texts;
    }

    private JsonObject also() throws AuthorisationException {
        @Nullable Json value = ask("also");
        if (value == null) {
            return Json.object();
        }
        if (value instanceof JsonObject object
                && object.members().values().stream().allMatch(Json.JsonString.class::isInstance)) {
            return object;
        }
        throw new AuthorisationException("`also` must be a map of texts");
    }

    private @Nullable Json ask(String name) {
        asked.add(name);
        return content.get(name);
    }
}
