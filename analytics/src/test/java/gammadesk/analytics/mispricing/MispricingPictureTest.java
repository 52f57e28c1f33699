package gammadesk.analytics.mispricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Side;
import gammadesk.analytics.mispricing.Candidate.Kind;
import gammadesk.analytics.mispricing.MispricingPicture.Past;
import gammadesk.analytics.pricing.Black76;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MispricingPictureTest {
    private static final TradingCosts COSTS = TradingCosts.published(0.00001);
    private static final ReplayMoment MOMENT = Recordings.moment(0, 60_000, 0.6);

    private static ForecastTerm forecast(double volPercent, double logError, long knownMillis) {
        double daily = volPercent * volPercent / 10_000 / 365;
        return new ForecastTerm(
                "hand",
                knownMillis,
                List.of(new HorizonForecast(1, daily, logError, daily / 2, daily * 2, 100)),
                daily);
    }

    private static MispricingPicture picture(double volPercent, double logError) {
        return MispricingPicture.of(
                MOMENT.surface(), MOMENT.chain(), forecast(volPercent, logError, MOMENT.millis()), Past.none(COSTS));
    }

    private static Candidate first(MispricingPicture picture, Kind kind) {
        return picture.candidates().stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStraddleByHand() {
        Candidate straddle = picture(40, 0.1).rows().getFirst().straddle().orElseThrow();
        double years = Recordings.NEAR.yearsFrom(MOMENT.millis());
        assertThat(straddle.legs()).extracting(Leg::strike).containsExactly(60_000.0, 60_000.0);
        assertThat(straddle.legs()).extracting(Leg::side).containsOnly(Side.SELL);
        double dear = Black76.priceUsd(
                60_000, 60_000, years, 0.6, straddle.legs().getFirst().type());
        double cheap = Black76.priceUsd(
                60_000, 60_000, years, 0.4, straddle.legs().getFirst().type());
        assertThat(straddle.grossUsd()).isCloseTo(2 * (dear - cheap), within(5.0));
        assertThat(straddle.cost().spreadUsd()).isCloseTo(2 * 0.01 * dear, within(1e-6));
        assertThat(straddle.cost().feesUsd()).isCloseTo(2 * 0.0003 * 60_000, within(1e-6));
        assertThat(straddle.netUsd())
                .isCloseTo(straddle.grossUsd() - straddle.cost().totalUsd(), within(1e-9));
        assertThat(straddle.risk().vega()).isNegative();
        assertThat(straddle.risk().theta()).isPositive();
        assertThat(straddle.risk().worstUsd()).isNegative();
        assertThat(straddle.topAmount()).isEqualTo(5);
        assertThat(straddle.openInterest()).isGreaterThanOrEqualTo(100);
        assertThat(straddle.record()).isEmpty();
    }

    @Test
    void theErrorOfAStraddleIsVegaTimesThatOfTheForecast() {
        Candidate straddle = picture(40, 0.2).rows().getFirst().straddle().orElseThrow();
        double vega = -straddle.risk().vega();
        assertThat(straddle.standardErrorUsd()).isCloseTo(vega * 40 * 0.1, within(0.05 * vega * 4));
    }

    @Test
    void nothingIsOfferedWhoseIntervalHoldsNothing() {
        assertThat(picture(40, 0.1).offered())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.lowUsd()).isPositive());
        assertThat(picture(40, 3).offered()).isEmpty();
        assertThat(picture(60, 0.1).offered()).isEmpty();
        assertThat(picture(40, 3).candidates()).isNotEmpty();
    }

    @Test
    void oldPricesMakeNoOffers() {
        MispricingPicture late = MispricingPicture.of(
                MOMENT.surface(),
                MOMENT.chain(),
                forecast(40, 0.1, MOMENT.millis() - 3 * 86_400_000L),
                Past.none(COSTS));
        assertThat(late.offered()).isEmpty();
        assertThat(late.candidates()).isNotEmpty();
    }

    @Test
    void candidatesAreRankedByEdgeOverError() {
        MispricingPicture picture = picture(45, 0.3);
        assertThat(picture.candidates())
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Candidate::ratio).reversed());
        assertThat(picture.candidates()).extracting(Candidate::kind).contains(Kind.values());
        assertThat(first(picture, Kind.STRANGLE).legs()).hasSize(2);
        assertThat(first(picture, Kind.BUTTERFLY).legs()).hasSize(3);
    }

    @Test
    void aCalendarOfAFlatSurfaceHasTheSmallerError() {
        MispricingPicture picture = picture(50, 0.3);
        Candidate calendar = first(picture, Kind.CALENDAR);
        assertThat(calendar.legs()).extracting(Leg::expiry).containsExactly(Recordings.FAR, Recordings.NEAR);
        double far = picture.rows().getLast().straddle().orElseThrow().standardErrorUsd() / 2;
        assertThat(calendar.standardErrorUsd()).isLessThan(far);
    }

    @Test
    void aButterflyOfACleanSurfaceHasNoEdge() {
        assertThat(Math.abs(first(picture(30, 0.1), Kind.BUTTERFLY).grossUsd())).isLessThan(1);
    }

    @Test
    void recordsStandBesideTheirKind() {
        SignalRecord record = new SignalRecord(12, 0.5, -3, -0.4);
        Past past = new Past(
                COSTS,
                PremiumHistory.EMPTY,
                ResidualHistory.EMPTY,
                Map.of(Kind.CALENDAR, record),
                Map.of(Kind.STRADDLE, new Candidate.Following(7, 3)),
                List.of());
        MispricingPicture picture =
                MispricingPicture.of(MOMENT.surface(), MOMENT.chain(), forecast(50, 0.3, MOMENT.millis()), past);
        assertThat(first(picture, Kind.CALENDAR).record()).contains(record);
        assertThat(first(picture, Kind.STRADDLE).record()).isEmpty();
        assertThat(first(picture, Kind.STRADDLE).following()).contains(new Candidate.Following(7, 3));
        assertThat(first(picture, Kind.CALENDAR).following()).isEmpty();
    }

    @Test
    void withoutAForecastTheRestStands() {
        MispricingPicture picture =
                MispricingPicture.without(MOMENT.surface(), MOMENT.chain(), "too few prices", Past.none(COSTS));
        assertThat(picture.term()).isEqualTo(Optional.empty());
        assertThat(picture.reason()).isEqualTo("too few prices");
        assertThat(picture.rows()).isEmpty();
        assertThat(picture.offered()).isEmpty();
        assertThat(picture.meanGap()).isNaN();
        assertThat(picture.richCheap().expiries()).hasSize(2);
        assertThat(picture.events()).hasSize(2);
    }
}
