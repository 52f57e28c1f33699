package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.OptionType;
import java.util.List;
import java.util.random.RandomGenerator;

/** One option: its mark and how it is quoted. */
final class OptionLine extends Line {
    private static final double MARK_UNITS = 10_000;
    /** From the mark, coin: the venue takes no order farther away than 0.04, so a quote there is none. */
    private static final double FARTHEST = 0.035;

    final ExpiryBoard board;
    final int strike;
    final int sign;
    double sigma;
    double absoluteDelta;
    private long shownMark;
    private long shownDelta;
    private long shownVol;
    private double width = 1;
    private double lean = 0.5;
    private double bidLuck = 1;
    private double askLuck = 1;

    OptionLine(Instrument instrument, ExpiryBoard board, int strike, OptionType type, Ladder ladder, List<Line> dirty) {
        super(instrument, ladder, dirty);
        this.board = board;
        this.strike = strike;
        this.sign = type.sign();
    }

    @Override
    double shownMark() {
        return Math.rint(mark * MARK_UNITS) / MARK_UNITS;
    }

    /** Takes a new valuation; says whether a trader would see a difference. */
    boolean revalue(double newMark, double newSigma, double newAbsoluteDelta) {
        long markUnits = Math.round(newMark * MARK_UNITS);
        long deltaUnits = Math.round(newAbsoluteDelta * 1e5);
        long volUnits = Math.round(newSigma * 1e4);
        boolean visible = markUnits != shownMark || deltaUnits != shownDelta || volUnits != shownVol;
        mark = newMark;
        sigma = newSigma;
        absoluteDelta = newAbsoluteDelta;
        shownMark = markUnits;
        shownDelta = deltaUnits;
        shownVol = volUnits;
        return visible;
    }

    /** Another market maker: how wide and how lopsided it quotes, how soon it withdraws. */
    void changeMaker(RandomGenerator random) {
        width = Math.exp(0.3 * random.nextGaussian());
        lean = Math.clamp(0.49 + 0.1 * random.nextGaussian(), 0.2, 0.8);
        bidLuck = random.nextDouble();
        askLuck = random.nextDouble();
    }

    /** Quotes around the mark; says whether the book changed. */
    boolean requote(double[] spreadRow, double stress, RandomGenerator random) {
        Ladder.Scale scale = ladder.scale();
        double tick = scale.price(mark > scale.price(scale.coarseFrom()) ? scale.coarseStep() : 1);
        double ticks = QuoteFigures.spreadTicks(spreadRow, absoluteDelta) * width * (1 + 0.5 * stress);
        // rounding both sides outwards adds about a tick
        double inner = Math.max(0, ticks - 1) * tick;
        int bid = Math.max(Ladder.NONE, scale.floor(mark - Math.min(lean * inner, FARTHEST)));
        int ask = Math.max(scale.ceil(mark + Math.min((1 - lean) * inner, FARTHEST)), scale.up(bid));
        double withdrawn = QuoteFigures.withdrawn(absoluteDelta, stress);
        return ladder.retarget(
                bidLuck < withdrawn ? Ladder.NONE : bid,
                askLuck < QuoteFigures.ASKS_TO_BIDS * stress * withdrawn ? Ladder.NONE : ask,
                random);
    }
}
