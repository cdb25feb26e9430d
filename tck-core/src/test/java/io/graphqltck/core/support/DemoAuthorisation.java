package io.graphqltck.core.support;

import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.authorisation.AuthorisationException;
import io.graphqltck.core.authorisation.AuthorisationProvider;
import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.authorisation.Publication;
import io.graphqltck.core.authorisation.Setting;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.UpgradeRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The demo protocol's authorisation: a field {@code X-Demo} of the upgrade request, a member {@code auth} of the message
 * {@code start}. Without a turn that says so nothing has to be there.
 */
public final class DemoAuthorisation implements AuthorisationProvider, Authorisation {

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public Authorisation with(Json credentials) throws AuthorisationException {
        if (!(credentials instanceof JsonObject object) || object.text("token") == null) {
            throw new AuthorisationException("the demo protocol's credentials are a `token`");
        }
        return this;
    }

    @Override
    public Authorised read(Json content) throws AuthorisationException {
        if (content instanceof JsonObject object) {
            @Nullable String wrong = object.text("wrong");
            if (object.members().isEmpty() || wrong != null) {
                return new ByToken(true, wrong == null ? "" : wrong);
            }
        }
        throw new AuthorisationException("expected `{}` or `{ wrong: TOKEN }`");
    }

    @Override
    public Set<String> requirements() {
        return Set.of();
    }

    @Override
    public Authorised any() {
        return new ByToken(false, "");
    }

    @Override
    public JsonObject credentials(Json content, Instant now) throws AuthorisationException {
        if (content instanceof Json.JsonString token) {
            return Json.with(Json.object(), "token", token);
        }
        throw new AuthorisationException("expected a token");
    }

    @Override
    public JsonObject credentials(Instant now) {
        return Json.with(Json.object(), "token", Json.of("open sesame"));
    }

    @Override
    public List<Publication> published() {
        return List.of(new Publication("/password", "text/plain", "open sesame"));
    }

    private record ByToken(boolean required, String defect) implements Authorised {

        private String token(Setting setting) {
            return isWrong() ? defect : String.valueOf(setting.credentials().text("token"));
        }

        @Override
        public UpgradeRequest on(UpgradeRequest request, Setting setting) {
            return request.with(request.target(), request.subprotocols(), List.of(Map.entry("X-Demo", token(setting))));
        }

        @Override
        public JsonObject in(JsonObject message, Setting setting) {
            return concerns(message) ? Json.with(message, "auth", Json.of(token(setting))) : message;
        }

        @Override
        public List<Map.Entry<String, String>> fields(HttpHead request, byte[] body, Setting setting) {
            return List.of(Map.entry("X-Demo", token(setting)));
        }

        @Override
        public List<Objection> objections(HttpHead upgrade, Setting setting) {
            return objections("the field X-Demo", upgrade.field("X-Demo"), setting);
        }

        @Override
        public List<Objection> objections(JsonObject message, Setting setting) {
            return concerns(message) ? objections("auth", message.text("auth"), setting) : List.of();
        }

        @Override
        public List<Objection> objections(HttpHead request, byte[] body, Setting setting) {
            return objections(request, setting);
        }

        private List<Objection> objections(String place, @Nullable String found, Setting setting) {
            String expected = String.valueOf(setting.credentials().text("token"));
            if (expected.equals(found) || (found == null && !required)) {
                return List.of();
            }
            return List.of(new Objection("DEMO-C-01", place, expected, found == null ? "nothing" : found, true));
        }

        @Override
        public boolean concerns(JsonObject message) {
            return "start".equals(message.text("type"));
        }

        @Override
        public List<Authorised> defective(Act act) {
            return List.of(new ByToken(true, "guessed"));
        }

        @Override
        public String words() {
            return isWrong() ? "with the wrong token " + defect : "with the token";
        }
    }
}
