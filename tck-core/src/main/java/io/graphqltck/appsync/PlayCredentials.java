package io.graphqltck.appsync;

import io.graphqltck.core.authorisation.Setting;
import java.time.Instant;

/** The credentials of one play, for every mode: the play's own, those that the subject has, and the kit's for the rest. */
final class PlayCredentials {

    private final KitCredentials kit;
    private final Setting setting;

    PlayCredentials(KitCredentials kit, Setting setting) {
        this.kit = kit;
        this.setting = setting;
    }

    AppsyncCredentials play() {
        return new AppsyncCredentials(setting.credentials());
    }

    /** Whether the play or the subject brings credentials of this mode. */
    boolean isGiven(Mode mode) {
        return play().mode() == mode
                || setting.others().stream().map(AppsyncCredentials::new).anyMatch(other -> other.mode() == mode);
    }

    AppsyncCredentials of(Mode mode) {
        if (play().mode() == mode) {
            return play();
        }
        Instant now = setting.now();
        return setting.others().stream()
                .map(AppsyncCredentials::new)
                .filter(other -> other.mode() == mode)
                .findFirst()
                .orElseGet(() -> kit.ofMode(mode, false, now));
    }

    Tokens tokens() {
        return kit.tokens();
    }
}
