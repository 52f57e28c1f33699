package gammadesk.connectors.simulator.matching;

/**
 * What happens where two orders of one owner meet.
 *
 * @param owner who must not trade with himself: the account, or the main account where subaccounts count as one
 * @param mode which of the two orders gives way
 */
public record SelfTrading(long owner, Mode mode) {
    /** Which order gives way. */
    public enum Mode {
        /** The incoming order is refused. */
        REJECT_TAKER,
        /** The resting order is cancelled and the incoming one goes on. */
        CANCEL_MAKER
    }
}
