package gammadesk.analytics.exposure;

/**
 * Which kinds of trades count as customers' flow beside those of the screen.
 *
 * @param blocks negotiated blocks
 * @param rfqs blocks that came from a request for quotes
 * @param liquidations forced trades
 */
public record FlowSelection(boolean blocks, boolean rfqs, boolean liquidations) {
    public static final FlowSelection EVERYTHING = new FlowSelection(true, true, true);
    public static final FlowSelection SCREEN_ONLY = new FlowSelection(false, false, false);

    String sentence() {
        return (blocks ? "" : ", without blocks")
                + (rfqs ? "" : ", without RFQs")
                + (liquidations ? "" : ", without liquidations");
    }
}
