package io.graphqltck.core.model.application;

import io.graphqltck.core.text.Location;

/** What was done where a peer that performs a dialogue cannot see it on the wire. Equal deeds are the same. */
public sealed interface Deed permits Deed.Connects, Deed.Subscribes, Deed.Unsubscribes, Deed.Closes, Deed.Said {

    /** As transcripts say it. */
    String words();

    /** The application makes its client. */
    record Connects() implements Deed {
        @Override
        public String words() {
            return "connects";
        }
    }

    /** The application starts the operation of this name in the dialogue. */
    record Subscribes(String operation) implements Deed {
        @Override
        public String words() {
            return "subscribes " + operation;
        }
    }

    /** The application stops the operation of this name in the dialogue. */
    record Unsubscribes(String operation) implements Deed {
        @Override
        public String words() {
            return "unsubscribes " + operation;
        }
    }

    /** The application closes its client. */
    record Closes() implements Deed {
        @Override
        public String words() {
            return "closes the client";
        }
    }

    /** The other party has said what stands at this turn. */
    record Said(Location turn) implements Deed {
        @Override
        public String words() {
            return "said " + turn;
        }
    }
}
