package io.graphqltck.core.script;

import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.ActVisitor;

/** How the other party sees an act on the wire. */
enum Sight {
    AS_SAID,
    /** In any form, as octets that need not be right. */
    IN_ANY_FORM,
    NOT_AT_ALL;

    static Sight of(Act act) {
        return act.accept(new Of());
    }

    private static final class Of implements ActVisitor<Sight> {
        @Override
        public Sight says(Act.Says act) {
            return AS_SAID;
        }

        @Override
        public Sight saysOctets(Act.SaysOctets act) {
            return AS_SAID;
        }

        @Override
        public Sight connects(Act.Connects act) {
            return AS_SAID;
        }

        @Override
        public Sight accepts(Act.Accepts act) {
            return AS_SAID;
        }

        @Override
        public Sight refuses(Act.Refuses act) {
            return AS_SAID;
        }

        @Override
        public Sight closes(Act.Closes act) {
            return AS_SAID;
        }

        @Override
        public Sight drops(Act.Drops act) {
            return AS_SAID;
        }

        @Override
        public Sight leaves(Act.Leaves act) {
            return AS_SAID;
        }

        @Override
        public Sight pings(Act.Pings act) {
            return AS_SAID;
        }

        @Override
        public Sight pongs(Act.Pongs act) {
            return AS_SAID;
        }

        @Override
        public Sight sendsFrames(Act.SendsFrames act) {
            return AS_SAID;
        }

        @Override
        public Sight sendsOctets(Act.SendsOctets act) {
            return IN_ANY_FORM;
        }

        @Override
        public Sight requests(Act.Requests act) {
            return AS_SAID;
        }

        @Override
        public Sight responds(Act.Responds act) {
            return act.streamed() ? IN_ANY_FORM : AS_SAID;
        }

        @Override
        public Sight reads(Act.Reads act) {
            return NOT_AT_ALL;
        }

        @Override
        public Sight item(Act.Item act) {
            return IN_ANY_FORM;
        }

        @Override
        public Sight keepAlive(Act.KeepAlive act) {
            return IN_ANY_FORM;
        }

        @Override
        public Sight ends(Act.Ends act) {
            return IN_ANY_FORM;
        }

        @Override
        public Sight sendsBody(Act.SendsBody act) {
            return IN_ANY_FORM;
        }
    }
}
