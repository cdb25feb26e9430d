package io.graphqltck.runner.interop.play;

import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.pair.PairJudge;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import org.jspecify.annotations.Nullable;

/** What the sentences of a protocol say of a finding in a pair. */
record BlamedSentences(Protocol protocol, Judge judge) implements PairJudge.OwnDoing {

    @Override
    public boolean is(ScenarioResult result, Finding finding) {
        return judge.isBrokenByItself(protocol, result, finding);
    }

    @Override
    public boolean isOpen(Finding finding) {
        @Nullable Requirement requirement = protocol.requirements().get(finding.requirement());
        return PairJudge.OwnDoing.super.isOpen(finding) || (requirement != null && requirement.level() == Level.OPEN);
    }
}
