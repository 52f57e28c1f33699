package gammadesk.connectors.simulator.matching;

import java.util.Locale;

/** Why an order was cancelled, in the venue's words. */
public enum CancelReason {
    USER_REQUEST,
    AUTOLIQUIDATION,
    CANCEL_ON_DISCONNECT,
    RISK_MITIGATION,
    PME_RISK_REDUCTION,
    PME_ACCOUNT_LOCKED,
    POSITION_LOCKED,
    MMP_TRIGGER,
    MMP_CONFIG_CURTAILMENT,
    EDIT_POST_ONLY_REJECT,
    OCO_OTHER_CLOSED,
    OTO_PRIMARY_CLOSED,
    SETTLEMENT;

    /** The venue's word, such as {@code user_request}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
