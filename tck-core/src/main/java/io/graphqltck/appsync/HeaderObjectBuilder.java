package io.graphqltck.appsync;

import io.graphqltck.core.authorisation.Setting;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the header object of one act. */
final class HeaderObjectBuilder {

    static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

    private final PlayCredentials playCredentials;
    private final Setting setting;
    private final CredentialFormat format;
    private final @Nullable Defect defect;

    HeaderObjectBuilder(
            PlayCredentials playCredentials, Setting setting, CredentialFormat format, @Nullable Defect defect) {
        this.playCredentials = playCredentials;
        this.setting = setting;
        this.format = format;
        this.defect = defect;
    }

    Headers forConnect(Mode mode) {
        return make(mode, connectTarget(), EMPTY_OBJECT, true);
    }

    /** {@code data} is the text that is signed, as it stands in the message. */
    Headers forStart(Mode mode, String data) {
        if (defect == Defect.REPLAYED_CONNECT) {
            return forConnect(mode);
        }
        return make(mode, setting.endpoint().getRawPath(), data.getBytes(StandardCharsets.UTF_8), true);
    }

    /** The other fields of a request are its own, and not signed. */
    Headers forRequest(Mode mode, String target, byte[] body) {
        return make(mode, target, body, false);
    }

    private String connectTarget() {
        return Signer.connectPath(setting.endpoint().getRawPath());
    }

    private Headers make(Mode mode, String target, byte[] body, boolean constants) {
        if (defect == Defect.MISSING) {
            return new Headers(List.of());
        }
        AppsyncCredentials credentials = playCredentials.of(mode);
        Headers made = mode == Mode.IAM
                ? signer(credentials).sign(target, body, constant(credentials, constants), dated())
                : simple(mode, credentials);
        return told(made);
    }

    private Signer signer(AppsyncCredentials credentials) {
        return new Signer(credentials, setting.endpoint(), defect);
    }

    private Instant dated() {
        return setting.now().plus(format.dated() == null ? Duration.ZERO : format.dated());
    }

    private String host(AppsyncCredentials credentials) {
        URI endpoint = setting.endpoint();
        return defect == Defect.OTHER_HOST ? "other.appsync-api.us-east-1.amazonaws.com" : credentials.host(endpoint);
    }

    private List<Map.Entry<String, String>> constant(AppsyncCredentials credentials, boolean constants) {
        if (!constants) {
            return List.of(Map.entry("host", host(credentials)));
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>(List.of(
                Map.entry("accept", Signer.ACCEPT),
                Map.entry("content-encoding", Signer.ENCODING),
                Map.entry("content-type", Signer.TYPE),
                Map.entry("host", host(credentials))));
        // Before they are signed.
        headers.removeIf(header -> format.without().contains(header.getKey()));
        return headers;
    }

    private Headers simple(Mode mode, AppsyncCredentials credentials) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("host", host(credentials));
        switch (mode) {
            case API_KEY -> {
                if (format.dated() != null) {
                    headers.put("x-amz-date", Signer.timestamp(dated()));
                }
                String key = credentials.text("apiKey");
                headers.put("x-api-key", defect == Defect.UNKNOWN_KEY ? "da2-unknownunknownunknownunknown" : key);
            }
            case JWT -> headers.put("Authorization", (format.bearer() ? "Bearer " : "") + jwt(credentials));
            default -> {
                String token = format.token() == null ? credentials.text("token") : format.token();
                headers.put("Authorization", defect == Defect.OTHER_TOKEN ? "other-" + token : token);
            }
        }
        return new Headers(List.copyOf(headers.entrySet()));
    }

    private String jwt(AppsyncCredentials credentials) {
        Tokens tokens = playCredentials.tokens();
        Instant now = setting.now();
        if (defect == Defect.EXPIRED) {
            return tokens.expired();
        } else if (defect == Defect.OTHER_SIGNER) {
            return tokens.ofOtherSigner(now);
        } else if (defect == Defect.UNSIGNED) {
            return tokens.unsigned(now);
        } else if (defect == Defect.TAMPERED) {
            return tokens.tampered(now);
        }
        return format.token() == null ? credentials.text("token") : format.token();
    }

    private Headers told(Headers made) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (Map.Entry<String, String> field : made.fields()) {
            String name = field.getKey();
            fields.add(format.lowerCase() ? Map.entry(name.toLowerCase(Locale.ROOT), field.getValue()) : field);
        }
        fields.addAll(Headers.of(format.also()).fields());
        return new Headers(fields);
    }
}
