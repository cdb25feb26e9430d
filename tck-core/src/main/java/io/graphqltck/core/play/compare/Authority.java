package io.graphqltck.core.play.compare;

import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.authorisation.AuthorisationException;
import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.authorisation.Setting;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.WireEvent;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A play's authorisation: what the kit's client presents, and whether a client under test presents what it must. */
public final class Authority {

    private final @Nullable Authorisation authorisation;
    private final URI endpoint;
    private final InstantSource clock;
    private final @Nullable JsonObject credentials;
    private final List<JsonObject> others;
    private final @Nullable Function<Moment, List<Objection>> recorded;

    private Authority(
            @Nullable Authorisation authorisation,
            URI endpoint,
            InstantSource clock,
            @Nullable JsonObject credentials,
            List<JsonObject> others,
            @Nullable Function<Moment, List<Objection>> recorded) {
        this.authorisation = authorisation;
        this.endpoint = endpoint;
        this.clock = clock;
        this.credentials = credentials;
        this.others = others;
        this.recorded = recorded;
    }

    /** The same, but objections are those that were recorded, unless that is null: secrets are not recorded. */
    public Authority recorded(@Nullable Function<Moment, List<Objection>> objections) {
        return new Authority(authorisation, endpoint, clock, credentials, others, objections);
    }

    /**
     * For one play. Credentials are the scenario's if it says any, else the subject's first, else the kit's own; a play's do not
     * change.
     *
     * @param subjects what the subject's description says of credentials, in order of preference
     */
    public static Authority of(
            Protocol protocol, Scenario scenario, URI endpoint, List<Json> subjects, InstantSource clock) {
        @Nullable Authorisation authorisation = protocol.authorisation();
        if (authorisation == null) {
            return new Authority(null, endpoint, clock, null, List.of(), null);
        }
        List<JsonObject> others = new ArrayList<>();
        subjects.forEach(content -> others.add(read(authorisation, content, clock)));
        JsonObject credentials = said(scenario.dialogue())
                .map(content -> read(authorisation, content, clock))
                .orElseGet(() -> others.isEmpty() ? authorisation.credentials(clock.instant()) : others.get(0));
        return new Authority(authorisation, endpoint, clock, credentials, others, null);
    }

    private static JsonObject read(Authorisation authorisation, Json content, InstantSource clock) {
        try {
            return authorisation.credentials(content, clock.instant());
        } catch (AuthorisationException e) {
            throw new IllegalStateException("credentials that no turn has read before: " + e.getMessage(), e);
        }
    }

    private static Optional<Json> said(List<Turn> dialogue) {
        for (Turn turn : dialogue) {
            if (turn instanceof Turn.Application application
                    && application.what() instanceof ApplicationTurn.Connects connects
                    && connects.authorisation() != null) {
                return Optional.of(connects.authorisation());
            }
            if (turn instanceof Turn.Included included) {
                Optional<Json> inner = said(included.dialogue());
                if (inner.isPresent()) {
                    return inner;
                }
            }
        }
        return Optional.empty();
    }

    /** What the client's application is made with; null where the protocol has no authorisation. */
    @Nullable
    public JsonObject credentials() {
        return credentials;
    }

    URI endpoint() {
        return endpoint;
    }

    public UpgradeRequest authorise(@Nullable Authorised authorised, UpgradeRequest request) {
        return authorised == null || credentials == null ? request : authorised.on(request, setting(credentials));
    }

    @Nullable
    public Json authorise(@Nullable Authorised authorised, @Nullable Json message) {
        return authorised == null || credentials == null || !(message instanceof JsonObject object)
                ? message
                : authorised.in(object, setting(credentials));
    }

    public HttpRequest authorise(@Nullable Authorised authorised, HttpRequest request) {
        if (authorised == null || credentials == null) {
            return request;
        }
        String own = endpoint.getRawPath() + (endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery());
        String target = request.target() == null ? own : request.target();
        HttpHead head = new HttpHead(request.method() + " " + target + " HTTP/" + request.version(), request.headers());
        List<Map.Entry<String, String>> headers = new ArrayList<>(request.headers());
        List<String> without = new ArrayList<>(request.without());
        for (Map.Entry<String, String> field :
                authorised.fields(head, request.payload().body(), setting(credentials))) {
            if (field.getKey().equalsIgnoreCase("host")) {
                if (field.getValue().equals(endpoint.getRawAuthority())) {
                    continue; // comes by itself
                }
                without.add(field.getKey());
            }
            headers.add(field);
        }
        return request.with(headers, without);
    }

    private Setting setting(JsonObject own) {
        return new Setting(endpoint, own, others, clock.instant());
    }

    /** Why what the subject did at this turn is refused, or null. */
    @Nullable
    Objection refusal(Turn.Speech speech, Moment moment) {
        @Nullable Authorised authorised = speech.modifiers().authorised();
        if (authorised == null || authorised.isWrong()) {
            return null;
        }
        return objections(authorised, moment).stream()
                .filter(Objection::refused)
                .findFirst()
                .orElse(null);
    }

    /** What is wrong with what a client did, whatever the dialogue says of it. */
    public List<Objection> objections(Moment moment) {
        return authorisation == null ? List.of() : objections(authorisation.any(), moment);
    }

    private List<Objection> objections(Authorised authorised, Moment moment) {
        if (credentials == null
                || !(moment.what() instanceof Happening.OnWire onWire)
                || onWire.direction() != Direction.RECEIVED) {
            return List.of();
        }
        if (recorded != null) {
            return recorded.apply(moment);
        }
        if (onWire.event() instanceof WireEvent.Requested requested) {
            HttpHead head = requested.head();
            return authorised.objections(head, setting(credentials));
        }
        if (onWire.event() instanceof WireEvent.Asked asked) {
            // What was not kept cannot be verified.
            return asked.body().length < asked.length()
                    ? List.of()
                    : authorised.objections(asked.head(), asked.body(), setting(credentials));
        }
        return onWire.event() instanceof WireEvent.Message && onWire.json() instanceof JsonObject message
                ? authorised.objections(message, setting(credentials))
                : List.of();
    }
}
