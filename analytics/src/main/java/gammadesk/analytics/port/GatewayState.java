package gammadesk.analytics.port;

/** Whether orders can go to a venue now. */
public enum GatewayState {
    /** Not opened yet. */
    IDLE("not connected"),
    /** A connection is being made. */
    CONNECTING("connecting"),
    /** Connected, waiting to be let in. */
    SIGNING_IN("signing in"),
    /** Let in; cancels go out, orders wait until it is known what happened meanwhile. */
    RECONCILING("comparing the account with the venue"),
    /** Orders go out. */
    READY("ready"),
    /** The connection broke and is being made again. */
    RECONNECTING("reconnecting"),
    /** The key was refused, by the venue or by this program; it takes another key to go on. */
    REFUSED("the key was refused"),
    /** Closed by this program. */
    CLOSED("closed");

    private final String sentence;

    GatewayState(String sentence) {
        this.sentence = sentence;
    }

    /** For the screen. */
    public String sentence() {
        return sentence;
    }
}
