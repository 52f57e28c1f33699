package gammadesk.app.hedging;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import gammadesk.analytics.hedging.Authority;
import gammadesk.analytics.hedging.ProposalState;
import gammadesk.app.json.ColumnModule;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The hedge desk's records as the ledger keeps them. What was written can be read again, number by number. */
final class HedgeJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(ColumnModule.module())
            .addMixIn(ProposalState.class, TypedState.class)
            .addMixIn(Authority.class, TypedAuthority.class)
            .changeDefaultVisibility(seen -> seen.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private HedgeJson() {}

    static String write(Object content) {
        return MAPPER.writeValueAsString(content);
    }

    /** @throws IllegalArgumentException when the text does not hold one */
    static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ProposalState.Proposed.class, name = "proposed"),
        @JsonSubTypes.Type(value = ProposalState.Edited.class, name = "edited"),
        @JsonSubTypes.Type(value = ProposalState.Approved.class, name = "approved"),
        @JsonSubTypes.Type(value = ProposalState.Rejected.class, name = "rejected"),
        @JsonSubTypes.Type(value = ProposalState.Expired.class, name = "expired"),
        @JsonSubTypes.Type(value = ProposalState.Superseded.class, name = "superseded"),
        @JsonSubTypes.Type(value = ProposalState.Executing.class, name = "executing"),
        @JsonSubTypes.Type(value = ProposalState.PartiallyFilled.class, name = "partiallyFilled"),
        @JsonSubTypes.Type(value = ProposalState.Done.class, name = "done"),
        @JsonSubTypes.Type(value = ProposalState.Failed.class, name = "failed"),
        @JsonSubTypes.Type(value = ProposalState.Unknown.class, name = "unknown"),
        @JsonSubTypes.Type(value = ProposalState.Halted.class, name = "halted")
    })
    private interface TypedState {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "authority")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Authority.Person.class, name = "person"),
        @JsonSubTypes.Type(value = Authority.Budgeted.class, name = "budget"),
        @JsonSubTypes.Type(value = Authority.HardLimits.class, name = "hardLimits")
    })
    private interface TypedAuthority {}
}
