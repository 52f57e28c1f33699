package gammadesk.app.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.mispricing.Candidate.Kind;
import gammadesk.analytics.mispricing.ForecastTerm;
import gammadesk.analytics.mispricing.HorizonForecast;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.analytics.mispricing.ReplayMoment;
import gammadesk.analytics.mispricing.TradingCosts;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.surface.FitSettings;
import gammadesk.analytics.surface.SurfaceFitter;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day and a half of recorded chains, six hours apart. */
class SignalBookTest {
    private static final TradingCosts COSTS = TradingCosts.published(0.00005);
    private static final int CHAINS = 7;
    private static final List<ReplayMoment> MOMENTS = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void read() throws IOException {
        Path recordings = Path.of(System.getProperty("shared.dir", "../shared"), "data/deribit_chains/snapshots");
        if (!Boolean.getBoolean("shared.required")) {
            Assumptions.assumeTrue(Files.isDirectory(recordings), "the recordings are not beside the project");
        }
        try (Stream<Path> files = Files.list(recordings)) {
            for (Path file : files.filter(one -> one.toString().contains("_202604"))
                    .sorted()
                    .limit(CHAINS)
                    .toList()) {
                ChainSnapshot chain = RecordedChain.read(file, Currency.BTC);
                MOMENTS.add(new ReplayMoment(
                        chain,
                        new SurfaceFitter(FitSettings.STANDARD, () -> 0).fit(ChainPricer.value(chain)),
                        chain.index()));
            }
        }
    }

    @Test
    void aRestartInTheMiddleChangesNothingToTheCent() {
        SignalBook whole = book("whole.tsv");
        SignalBook broken = book("broken.tsv");
        for (ReplayMoment moment : MOMENTS) {
            turn(whole, moment);
            turn(broken, moment);
            assertThat(broken.records()).isEqualTo(whole.records());
            assertThat(broken.following()).isEqualTo(whole.following());
            broken = book("broken.tsv");
        }
        assertThat(whole.records()).containsKey(Kind.STRADDLE);
        assertThat(broken.records()).isEqualTo(whole.records());
        assertThat(whole.following().get(Kind.STRADDLE).sinceMillis())
                .isEqualTo(MOMENTS.getFirst().millis());
    }

    @Test
    void ofOneHourOnlyTheFirstPictureCounts() throws IOException {
        SignalBook book = book("one.tsv");
        assertThat(book.following()).isEmpty();
        turn(book, MOMENTS.getFirst());
        int open = book.following().get(Kind.STRADDLE).open();
        assertThat(open).isPositive();
        String kept = Files.readString(folder.resolve("one.tsv"));
        turn(book, MOMENTS.getFirst());
        assertThat(book.following().get(Kind.STRADDLE).open()).isEqualTo(open);
        assertThat(Files.readString(folder.resolve("one.tsv"))).isEqualTo(kept);
        turn(book, MOMENTS.get(1));
        assertThat(book.following().get(Kind.STRADDLE).open()).isGreaterThan(open);
    }

    @Test
    void beforeTheFirstForecastNothingIsFollowedAndAnOldOneEntersNothing() {
        SignalBook book = book("none.tsv");
        ReplayMoment first = MOMENTS.getFirst();
        MispricingPicture.Past past = MispricingPicture.Past.none(COSTS);
        book.turn(
                MispricingPicture.without(first.surface(), first.chain(), "none yet", past),
                () -> first,
                COSTS,
                Optional.empty());
        assertThat(book.following()).isEmpty();
        book.turn(
                MispricingPicture.of(first.surface(), first.chain(), term(first.millis() - 3 * 86_400_000L), past),
                () -> first,
                COSTS,
                Optional.empty());
        assertThat(book.following().values()).allMatch(one -> one.open() == 0);
    }

    @Test
    void withoutAFileTheRecordLastsAsLongAsTheDeskAndADamagedOneBeginsAnew() throws IOException {
        SignalBook forgetful = new SignalBook(new SignalFile(Optional.empty()));
        turn(forgetful, MOMENTS.getFirst());
        assertThat(forgetful.following()).isNotEmpty();
        Files.writeString(folder.resolve("bad.tsv"), "gammadesk-signals-1\t7\noption\tx\n");
        assertThat(book("bad.tsv").following()).isEmpty();
        Files.writeString(folder.resolve("bad.tsv"), "gammadesk-signals-1\t7\ntrade\t5\tSTRADDLE\t9\tX\t1.0\n");
        assertThat(book("bad.tsv").following()).isEmpty();
        Files.writeString(folder.resolve("bad.tsv"), "");
        assertThat(book("bad.tsv").following()).isEmpty();
    }

    private SignalBook book(String name) {
        return new SignalBook(new SignalFile(Optional.of(folder.resolve(name))));
    }

    private static void turn(SignalBook book, ReplayMoment moment) {
        MispricingPicture picture = MispricingPicture.of(
                moment.surface(), moment.chain(), term(moment.millis()), MispricingPicture.Past.none(COSTS));
        book.turn(picture, () -> moment, COSTS, Optional.empty());
    }

    private static ForecastTerm term(long millis) {
        double daily = 0.25 * 0.25 / 365;
        return new ForecastTerm(
                "test", millis, List.of(new HorizonForecast(7, daily, 0.3, daily / 2, daily * 2, 100)), daily);
    }
}
