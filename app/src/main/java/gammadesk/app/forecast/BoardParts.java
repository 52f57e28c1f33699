package gammadesk.app.forecast;

import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.forecast.board.ForecastTrack;
import gammadesk.analytics.forecast.board.MacroPicture;
import gammadesk.analytics.forecast.board.Part;
import gammadesk.analytics.forecast.board.QualityPicture;
import gammadesk.analytics.forecast.board.Scoreboard;
import gammadesk.analytics.forecast.board.VolatilityCone;
import gammadesk.analytics.forecast.flow.FlowPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.analytics.mispricing.PremiumHistory;
import gammadesk.analytics.port.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

/** The parts of one currency's board, which several threads replace one by one. */
final class BoardParts {
    private final Currency currency;
    private final Clock clock;
    private String progress;
    private Part<VolatilityCone> cone;
    private Part<List<ForecastTrack>> tracks;
    private Part<List<Scoreboard>> scoreboards;
    private Part<PremiumHistory> premium;
    private Part<MispricingPicture> mispricing;
    private Part<FlowPicture> flow;
    private Part<MacroPicture> macro;
    private Part<QualityPicture> quality;
    private volatile ForecastBoard board;

    BoardParts(Currency currency, Clock clock, String waiting) {
        this.currency = currency;
        this.clock = clock;
        this.progress = waiting;
        this.cone = Part.missing(waiting);
        this.tracks = Part.missing(waiting);
        this.scoreboards = Part.missing(waiting);
        this.premium = Part.missing(waiting);
        this.mispricing = Part.missing("Wait for the first fitted surface.");
        this.flow = Part.missing("No order book of " + currency + "-PERPETUAL has come yet. Wait for the feed.");
        this.macro = Part.missing(waiting);
        this.quality = Part.missing(waiting);
        this.board = ForecastBoard.waiting(currency, waiting);
    }

    /** The newest; never blocks. */
    ForecastBoard board() {
        return board;
    }

    /** Says what is being done; what is not there yet says so too. */
    synchronized void progress(String sentence) {
        progress = sentence;
        if (!sentence.isEmpty()) {
            cone = waiting(cone, sentence);
            tracks = waiting(tracks, sentence);
            scoreboards = waiting(scoreboards, sentence);
            premium = waiting(premium, sentence);
            quality = waiting(quality, sentence);
        }
        publish();
    }

    private static <T> Part<T> waiting(Part<T> part, String sentence) {
        return part.value().isPresent() ? part : part.but(sentence);
    }

    /** Something went wrong: it is said beside what is there, and in the place of what is not. */
    synchronized void fault(String sentence) {
        progress = "";
        cone = cone.but(sentence);
        tracks = tracks.but(sentence);
        scoreboards = scoreboards.but(sentence);
        premium = premium.but(sentence);
        quality = quality.but(sentence);
        publish();
    }

    synchronized void cone(UnaryOperator<Part<VolatilityCone>> next) {
        cone = next.apply(cone);
        publish();
    }

    synchronized void tracks(Part<List<ForecastTrack>> next) {
        tracks = next;
        publish();
    }

    synchronized void scoreboards(Part<List<Scoreboard>> next) {
        scoreboards = next;
        publish();
    }

    synchronized void premium(Part<PremiumHistory> next) {
        premium = next;
        publish();
    }

    synchronized void mispricing(Part<MispricingPicture> next) {
        mispricing = next;
        publish();
    }

    synchronized void flow(Part<FlowPicture> next) {
        flow = next;
        publish();
    }

    synchronized void macro(Part<MacroPicture> next) {
        macro = next;
        publish();
    }

    synchronized void quality(Part<QualityPicture> next) {
        quality = next;
        publish();
    }

    private void publish() {
        board = new ForecastBoard(
                currency,
                progress,
                clock.nanos(),
                cone,
                tracks,
                scoreboards,
                premium,
                mispricing,
                flow,
                macro,
                quality);
    }
}
