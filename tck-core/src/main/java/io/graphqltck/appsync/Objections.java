package io.graphqltck.appsync;

import io.graphqltck.core.authorisation.Objection;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong at one place. */
final class Objections {

    private final String place;
    private final List<Objection> all = new ArrayList<>();

    Objections(String place) {
        this.place = place;
    }

    /** A server must refuse this. */
    void refuse(String requirement, String expected, String found) {
        all.add(new Objection(requirement, place, expected, found, true));
    }

    /** Not as it should be, and good enough to be let in. */
    void blame(String requirement, String expected, String found) {
        all.add(new Objection(requirement, place, expected, found, false));
    }

    List<Objection> all() {
        return List.copyOf(all);
    }
}
