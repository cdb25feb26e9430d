package io.graphqltck.appsync;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.authorisation.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verifies what a client presents, whichever of the modes it uses. */
final class Check {

    private final PlayCredentials playCredentials;
    private final Setting setting;
    private final CredentialContext presented;
    private final Objections objections;

    private Check(PlayCredentials playCredentials, Setting setting, CredentialContext presented) {
        this.playCredentials = playCredentials;
        this.setting = setting;
        this.presented = presented;
        this.objections = new Objections(presented.place());
    }

    /**
     * What is wrong.
     *
     * @param demanded the mode that a turn asks for, or null for whichever is presented
     */
    static List<Objection> of(
            PlayCredentials playCredentials, Setting setting, CredentialContext presented, @Nullable Mode demanded) {
        Check check = new Check(playCredentials, setting, presented);
        check.run(demanded);
        return check.objections.all();
    }

    private void run(@Nullable Mode demanded) {
        Mode wanted = demanded == null ? playCredentials.play().mode() : demanded;
        @Nullable Mode mode = presented.headers().mode(wanted);
        if (mode == null) {
            objections.refuse(presented.sentences().header(), wanted.words(), "no credentials");
            return;
        }
        if (demanded != null && mode != demanded) {
            objections.refuse(presented.sentences().of(demanded), demanded.words(), mode.words());
            return;
        }
        AppsyncCredentials credentials = playCredentials.of(mode);
        if (!presented.sentences().equals(Sentences.HTTPS)) {
            host(credentials);
        }
        switch (mode) {
            case API_KEY -> apiKey(credentials);
            case JWT -> jwt(credentials);
            case LAMBDA -> lambda(credentials);
            case IAM -> new IamCheck(presented, credentials, setting, objections).run();
        }
    }

    /** With its port or without: no document says which, because the service has the default port. */
    private void host(AppsyncCredentials credentials) {
        String host = credentials.host(setting.endpoint());
        @Nullable String found = presented.headers().get("host");
        if (found == null) {
            objections.refuse(presented.sentences().host(), "the host " + host, "no host");
        } else if (!found.equalsIgnoreCase(host) && !found.equalsIgnoreCase(host.replaceFirst(":\\d+$", ""))) {
            objections.refuse(presented.sentences().host(), "the host " + host, "the host " + found);
        }
    }

    private void apiKey(AppsyncCredentials credentials) {
        String key = credentials.text("apiKey");
        for (var field : presented.headers().fields()) {
            if (field.getKey().equalsIgnoreCase("x-api-key")
                    && !field.getValue().equals(key)) {
                objections.refuse(presented.sentences().apiKey(), "the API key " + key, "the key " + field.getValue());
            }
        }
        @Nullable String date = presented.headers().get("x-amz-date");
        if (date != null && IamCheck.instant(date) == null) {
            objections.blame(presented.sentences().date(), "x-amz-date as 20200401T001010Z", date);
        }
    }

    private void jwt(AppsyncCredentials credentials) {
        String token = String.valueOf(presented.headers().get("authorization"));
        String bare = token.startsWith("Bearer ") ? token.substring("Bearer ".length()) : token;
        if (playCredentials.isGiven(Mode.JWT)) {
            // The application's own token: that it is not good is the application's business.
            // Any other that the kit has signed is one that it gave away: two halves of a play against itself make
            // their own.
            @Nullable
            String fault = bare.equals(credentials.text("token"))
                    ? null
                    : playCredentials.tokens().fault(bare, setting.now());
            if (fault != null) {
                objections.refuse(presented.sentences().jwt(), "the application's token", fault);
            }
            return;
        }
        @Nullable String fault = playCredentials.tokens().fault(bare, setting.now());
        if (fault != null) {
            objections.refuse(presented.sentences().jwt(), "a JWT of the issuer, good at this time", fault);
        }
    }

    private void lambda(AppsyncCredentials credentials) {
        String token = credentials.text("token");
        String found = String.valueOf(presented.headers().get("authorization"));
        if (!found.equals(token)) {
            objections.refuse(presented.sentences().lambda(), "the token " + token + ", unchanged", found);
        }
    }
}
