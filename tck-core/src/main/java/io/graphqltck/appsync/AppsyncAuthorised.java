package io.graphqltck.appsync;

import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.authorisation.Setting;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.RequestTargets;
import io.graphqltck.core.wire.UpgradeRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a connect, a start or an HTTPS request is authorised.
 *
 * @param demanded a turn says so, and so the mode of the play's credentials or {@code mode} is held to
 * @param mode null for that of the play's credentials
 * @param form null for any, and for the query where the kit makes it
 * @param wrong null where nothing is wrong on purpose
 */
record AppsyncAuthorised(
        KitCredentials kit,
        boolean demanded,
        @Nullable Mode mode,
        @Nullable Form form,
        @Nullable Defect wrong,
        CredentialFormat format)
        implements Authorised {

    private static final String START = "start";

    private AppsyncAuthorised with(Defect defect, @Nullable Form ofForm) {
        return new AppsyncAuthorised(
                kit, demanded, defect.mode() == null ? mode : defect.mode(), ofForm, defect, format);
    }

    @Override
    public String defect() {
        return wrong == null ? "" : wrong.word();
    }

    private Mode mode(Setting setting) {
        return mode == null ? new AppsyncCredentials(setting.credentials()).mode() : mode;
    }

    private @Nullable Mode held(Setting setting) {
        return demanded ? mode(setting) : null;
    }

    private HeaderObjectBuilder maker(Setting setting) {
        return new HeaderObjectBuilder(new PlayCredentials(kit, setting), setting, format, wrong);
    }

    @Override
    public UpgradeRequest on(UpgradeRequest request, Setting setting) {
        if (wrong == Defect.MISSING) {
            return request;
        }
        Headers headers = maker(setting).forConnect(mode(setting));
        return new HandshakeWriter(format, wrong)
                .write(request, form == null ? Form.QUERY : form, headers, setting.endpoint());
    }

    @Override
    public JsonObject in(JsonObject message, Setting setting) {
        if (!(message.get("payload") instanceof JsonObject payload) || wrong == Defect.MISSING) {
            return message;
        }
        @Nullable String data = payload.text("data");
        Headers headers = maker(setting).forStart(mode(setting), data == null ? "" : data);
        JsonObject extensions = payload.get("extensions") instanceof JsonObject there ? there : Json.object();
        JsonObject authorised = Json.with(extensions, "authorization", headers.json());
        return Json.with(message, "payload", Json.with(payload, "extensions", authorised));
    }

    @Override
    public List<Map.Entry<String, String>> fields(HttpHead request, byte[] body, Setting setting) {
        if (wrong == Defect.MISSING) {
            return List.of();
        }
        return maker(setting)
                .forRequest(mode(setting), RequestTargets.of(request), body)
                .fields();
    }

    @Override
    public List<Objection> objections(HttpHead upgrade, Setting setting) {
        HandshakeReader reader = new HandshakeReader(upgrade);
        @Nullable Form presented = reader.presentedForm();
        if (presented == null) {
            Objections none = new Objections("the upgrade request");
            none.refuse(
                    Sentences.CONNECT.header(),
                    "credentials in the query parameter `header`, a subprotocol token `header-…` or fields",
                    "none of them");
            return none.all();
        }
        List<Objection> objections = new ArrayList<>(reader.objections());
        if (form != null && form != presented) {
            Objections other = new Objections("the upgrade request");
            other.refuse(
                    Sentences.CONNECT.header(),
                    "credentials in " + form.place(),
                    "credentials in " + presented.place());
            objections.addAll(other.all());
        }
        @Nullable Headers headers = reader.headers();
        if (headers != null) {
            String path = setting.endpoint().getRawPath();
            CredentialContext what = new CredentialContext(
                    presented.place(),
                    headers,
                    Sentences.CONNECT,
                    "POST",
                    Signer.connectPath(path),
                    HeaderObjectBuilder.EMPTY_OBJECT,
                    List.of(path, path + "/realtime/connect", path + "/realtime", "/graphql/connect"));
            objections.addAll(Check.of(new PlayCredentials(kit, setting), setting, what, held(setting)));
        }
        return objections;
    }

    @Override
    public boolean concerns(JsonObject message) {
        return START.equals(message.text("type"));
    }

    @Override
    public List<Objection> objections(JsonObject message, Setting setting) {
        if (!concerns(message)) {
            return List.of();
        }
        String place = "payload.extensions.authorization";
        @Nullable JsonObject payload = message.get("payload") instanceof JsonObject object ? object : null;
        @Nullable
        JsonObject authorization = payload != null
                        && payload.get("extensions") instanceof JsonObject extensions
                        && extensions.get("authorization") instanceof JsonObject object
                ? object
                : null;
        if (payload == null || authorization == null) {
            Objections none = new Objections(place);
            none.refuse(Sentences.START.header(), "an object with the authorisation", "none");
            return none.all();
        }
        @Nullable String data = payload.text("data");
        String path = setting.endpoint().getRawPath();
        CredentialContext what = new CredentialContext(
                place,
                Headers.of(authorization),
                Sentences.START,
                "POST",
                path,
                (data == null ? "" : data).getBytes(StandardCharsets.UTF_8),
                List.of(Signer.connectPath(path), path + "/realtime", "/graphql"));
        return Check.of(new PlayCredentials(kit, setting), setting, what, held(setting));
    }

    @Override
    public List<Objection> objections(HttpHead request, byte[] body, Setting setting) {
        String target = RequestTargets.of(request);
        String method = request.startLine().split(" ", 2)[0];
        boolean toEndpoint =
                RequestTargets.path(target).equals(setting.endpoint().getRawPath());
        if (!demanded && !(toEndpoint && method.equals("POST"))) {
            return List.of(); // whatever else a client asks for
        }
        CredentialContext what = new CredentialContext(
                "the fields of the request",
                Headers.of(request),
                Sentences.HTTPS,
                method,
                target,
                body,
                List.of(Signer.connectPath(RequestTargets.path(target))));
        return Check.of(new PlayCredentials(kit, setting), setting, what, held(setting));
    }

    /** In every mode: a mode that the play does not have is refused for that alone. */
    @Override
    public List<Authorised> defective(Act act) {
        Mode ofMode = mode == null ? Mode.API_KEY : mode;
        List<Form> forms = form == null ? List.of(Form.values()) : List.of(form);
        return Stream.of(Defect.values())
                .filter(defect -> defect.mode() == null || defect.mode() == ofMode)
                .flatMap(defect -> forms.stream()
                        .filter(one -> defect.fits(act, ofMode, act == Act.CONNECT ? one : null))
                        .limit(1)
                        .<Authorised>map(one -> with(defect, one)))
                .toList();
    }

    @Override
    public String words() {
        String how = mode == null ? "with the play's credentials" : "with " + mode.words();
        String where = form == null ? "" : ", in " + form.place();
        return how + where + (wrong == null ? "" : ", wrong on purpose: " + wrong.word());
    }
}
