package gammadesk.app.cli;

import gammadesk.analytics.hedging.Advice;
import gammadesk.analytics.hedging.CostParts;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.HedgePicture;
import gammadesk.analytics.hedging.Proposal;
import gammadesk.analytics.hedging.Proposal.Alternative;
import gammadesk.analytics.market.Side;
import gammadesk.app.risk.BookFile;
import java.io.Writer;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes proposals as JSON; an unknown number is null. */
record HedgeExport(Advice advice, List<BookFile.Problem> problems) {
    void json(Writer out) {
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeName("proposals");
            json.writeStartArray();
            advice.ranked().forEach(proposal -> proposal(json, proposal));
            json.writeEndArray();
            errors(json);
            json.writeEndObject();
            json.writeRaw("\n");
        }
    }

    private static void proposal(JsonGenerator json, Proposal proposal) {
        json.writeStartObject();
        json.writeStringProperty("advisor", proposal.advisor());
        json.writeStringProperty("sentence", proposal.sentence());
        legs(json, proposal.legs());
        picture(json, "before", proposal.before());
        picture(json, "after", proposal.after());
        picture(json, "difference", proposal.difference());
        cost(json, proposal.cost());
        texts(json, "constraints", proposal.constraints());
        alternatives(json, proposal.alternatives());
        json.writeStringProperty("ifNothing", proposal.ifNothing());
        json.writeName("agesSeconds");
        json.writeStartObject();
        new TreeMap<>(proposal.agesSeconds()).forEach((name, age) -> number(json, name, age));
        json.writeEndObject();
        texts(json, "invalidatedBy", proposal.invalidatedBy());
        proposal.solution().ifPresent(quality -> quality(json, quality));
        json.writeEndObject();
    }

    private static void quality(JsonGenerator json, Proposal.Quality quality) {
        json.writeName("solution");
        json.writeStartObject();
        number(json, "objectiveUsd", quality.objectiveUsd());
        number(json, "boundUsd", quality.boundUsd());
        number(json, "gap", quality.gap());
        json.writeBooleanProperty("timeLimitReached", quality.timeLimitReached());
        json.writeEndObject();
    }

    private static void legs(JsonGenerator json, List<HedgeLeg> legs) {
        json.writeName("legs");
        json.writeStartArray();
        for (HedgeLeg leg : legs) {
            json.writeStartObject();
            json.writeStringProperty("instrument", leg.instrument());
            json.writeStringProperty("side", leg.side() == Side.BUY ? "buy" : "sell");
            number(json, "amount", leg.amount().doubleValue());
            number(json, "limitPrice", leg.limitPrice().doubleValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void picture(JsonGenerator json, String name, HedgePicture picture) {
        json.writeName(name);
        json.writeStartObject();
        number(json, "deltaCoin", picture.deltaCoin());
        number(json, "gammaPerUsd", picture.gamma());
        number(json, "vegaUsd", picture.vegaUsd());
        number(json, "thetaUsd", picture.thetaUsd());
        number(json, "expectedShortfallUsd", picture.shortfallUsd());
        number(json, "equityCoin", picture.equity());
        number(json, "initialMarginCoin", picture.initialMargin());
        number(json, "maintenanceMarginCoin", picture.maintenanceMargin());
        number(json, "liquidationDown", picture.liquidationDown());
        number(json, "liquidationUp", picture.liquidationUp());
        json.writeName("scenarios");
        json.writeStartArray();
        for (int i = 0; i < HedgePicture.SPOT_MOVES.size(); i++) {
            json.writeStartObject();
            number(json, "spotMove", HedgePicture.SPOT_MOVES.get(i));
            number(json, "pnlUsd", picture.scenarioPnlUsd().get(i));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void cost(JsonGenerator json, CostParts cost) {
        json.writeName("cost");
        json.writeStartObject();
        number(json, "totalUsd", cost.totalUsd());
        number(json, "spreadUsd", cost.spreadUsd());
        number(json, "feesUsd", cost.feesUsd());
        number(json, "impactUsd", cost.impactUsd());
        number(json, "fundingUsd", cost.fundingUsd());
        number(json, "rollUsd", cost.rollUsd());
        json.writeEndObject();
    }

    private static void alternatives(JsonGenerator json, List<Alternative> alternatives) {
        json.writeName("alternatives");
        json.writeStartArray();
        for (Alternative other : alternatives) {
            json.writeStartObject();
            json.writeStringProperty("words", other.words());
            legs(json, other.legs());
            cost(json, other.cost());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeName(name);
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private void errors(JsonGenerator json) {
        json.writeName("errors");
        json.writeStartArray();
        for (BookFile.Problem problem : problems) {
            json.writeStartObject();
            json.writeNumberProperty("line", problem.line());
            json.writeStringProperty("instrument", problem.text());
            json.writeStringProperty("reason", problem.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String key, double value) {
        json.writeName(key);
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
