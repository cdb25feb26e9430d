package io.graphqltck.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The kit's tokens, and the key that it publishes for them. */
class TokensTests {

    private final Tokens tokens = Kit.credentials().tokens();

    @Test
    void areGoodForAnHour() {
        String token = tokens.good(Kit.NOW);

        assertThat(tokens.fault(token, Kit.NOW)).isNull();
        assertThat(tokens.fault(token, Kit.NOW.plus(Duration.ofMinutes(59)))).isNull();
        assertThat(tokens.fault(token, Kit.NOW.plus(Duration.ofMinutes(61))))
                .isEqualTo("a JWT that expired at 2020-04-01T01:10:10Z");
    }

    @Test
    void haveFaults() {
        assertThat(tokens.fault(tokens.expired(), Kit.NOW)).isEqualTo("a JWT that expired at 2020-01-01T01:00:00Z");
        assertThat(tokens.fault(tokens.ofOtherSigner(Kit.NOW), Kit.NOW))
                .isEqualTo("a JWT whose signature does not verify");
        assertThat(tokens.fault(tokens.tampered(Kit.NOW), Kit.NOW)).isEqualTo("a JWT whose signature does not verify");
        assertThat(tokens.fault(tokens.unsigned(Kit.NOW), Kit.NOW)).isEqualTo("a text that is no signed JWT");
        assertThat(tokens.fault("nothing", Kit.NOW)).isEqualTo("a text that is no signed JWT");
        assertThat(tokens.expired()).isEqualTo(Kit.credentials().tokens().expired());
        assertThat(tokens.tampered(Kit.NOW)).isNotEqualTo(tokens.good(Kit.NOW));
    }

    @Test
    void areVerifiedByTheKeyThatTheDocumentationPublishes() throws IOException {
        String published = Files.readString(Path.of("../docs/appsync-jwks.json"));

        assertThat(Kit.json(published)).isEqualTo(Kit.json(tokens.publicKeys()));
    }
}
