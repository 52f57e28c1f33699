package gammadesk.analytics.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.desk.QuotedInstrument;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TickLadder;
import gammadesk.analytics.market.TimeInForce;
import gammadesk.analytics.trading.TicketCheck.Field;
import gammadesk.analytics.trading.TicketCheck.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderMathsTest {
    private static final Instrument CALL = instrument(
            "BTC-26JUN26-80000-C",
            InstrumentKind.OPTION,
            Optional.of(new Instrument.OptionTerms(new BigDecimal("80000"), OptionType.CALL)),
            new TickLadder(
                    new BigDecimal("0.0001"),
                    List.of(new TickLadder.Step(new BigDecimal("0.005"), new BigDecimal("0.0005")))),
            "0.1",
            "0.0003");
    private static final Instrument PERPETUAL = instrument(
            "BTC-PERPETUAL",
            InstrumentKind.PERPETUAL,
            Optional.empty(),
            TickLadder.flat(new BigDecimal("0.5")),
            "10",
            "0.0005");
    private static final QuotedInstrument OPTION_MARKET = market(CALL, 0.05, 50, 80_000, 0.25);
    private static final QuotedInstrument PERPETUAL_MARKET =
            market(PERPETUAL, 80_000, Double.NaN, Double.NaN, Double.NaN);

    @Test
    void aPriceSaidInThreeWaysIsOnePrice() {
        // At the money a quarter year at 50 %: F*(2N(sigma*sqrt(T)/2)-1) = 80000*(2N(0.125)-1) = 7958.116 USD.
        LinkedPrice byVol = LinkedPrice.ofIv(50, OPTION_MARKET);
        assertThat(byVol.usd()).isCloseTo(7_958.115973, within(1e-5));
        assertThat(byVol.price()).isCloseTo(byVol.usd() / 80_000, within(1e-12));
        assertThat(LinkedPrice.ofPrice(byVol.price(), OPTION_MARKET).ivPercent())
                .isCloseTo(50, within(1e-9));
        assertThat(LinkedPrice.ofUsd(byVol.usd(), OPTION_MARKET).ivPercent()).isCloseTo(50, within(1e-9));
    }

    @Test
    void whatHasNoVolatilitySaysWhy() {
        assertThat(LinkedPrice.ofPrice(1.5, OPTION_MARKET).ivPercent()).isNaN();
        assertThat(LinkedPrice.ofPrice(1.5, OPTION_MARKET).reason()).contains("at or above the most");
        assertThat(LinkedPrice.ofPrice(80_000, PERPETUAL_MARKET).reason()).isEqualTo("only an option has a volatility");
    }

    @Test
    void anOptionsFeeIsCappedAtAnEighthOfItsPrice() {
        OrderFigures cheap = OrderFigures.of(OPTION_MARKET, Side.BUY, 1, 0.0001);
        assertThat(cheap.takerFee()).isCloseTo(0.0000125, within(1e-15));
        assertThat(cheap.feeCapped()).isTrue();
        OrderFigures dear = OrderFigures.of(OPTION_MARKET, Side.BUY, 2, 0.05);
        assertThat(dear.takerFee()).isCloseTo(0.0006, within(1e-15));
        assertThat(dear.feeCapped()).isFalse();
    }

    @Test
    void aSaleEarnsThePremiumAndTurnsTheGreeks() {
        OrderFigures buy = OrderFigures.of(OPTION_MARKET, Side.BUY, 2, 0.05);
        OrderFigures sell = OrderFigures.of(OPTION_MARKET, Side.SELL, 2, 0.05);
        assertThat(buy.premium()).isCloseTo(0.1, within(1e-15));
        assertThat(buy.premiumUsd()).isCloseTo(8_000, within(1e-9));
        assertThat(sell.premium()).isCloseTo(-0.1, within(1e-15));
        assertThat(sell.deltaCoin()).isCloseTo(-buy.deltaCoin(), within(1e-15));
        assertThat(buy.deltaCoin()).isCloseTo(2 * 0.5497382248, within(1e-9));
    }

    @Test
    void anInverseFuturesAmountIsInUsd() {
        OrderFigures figures = OrderFigures.of(PERPETUAL_MARKET, Side.SELL, 40_000, 80_000);
        assertThat(figures.coin()).isEqualTo(0.5);
        assertThat(figures.usd()).isEqualTo(40_000);
        assertThat(figures.deltaCoin()).isEqualTo(-0.5);
        assertThat(figures.takerFee()).isCloseTo(0.00025, within(1e-15));
        assertThat(figures.premium()).isNaN();
    }

    @Test
    void amountsAndPricesMustStandOnTheirSteps() {
        assertThat(problems("0.25", "0.0345")).containsExactly(Field.AMOUNT);
        assertThat(problems("0.05", "0.0345")).containsExactly(Field.AMOUNT);
        assertThat(problems("-1", "0.0345")).containsExactly(Field.AMOUNT);
        assertThat(problems("0.2", "0.0051")).containsExactly(Field.PRICE);
        assertThat(problems("0.2", "0")).containsExactly(Field.PRICE);
        assertThat(problems("0.2", "0.0050")).isEmpty();
        assertThat(problems("0.2", "0.0055")).isEmpty();
    }

    @Test
    void aMessageNamesTheNeighbours() {
        OrderTicket ticket = OrderTicket.limit(CALL.name(), Side.BUY, BigDecimal.ONE, new BigDecimal("0.0343"));
        assertThat(TicketCheck.problems(ticket, CALL).getFirst().sentence())
                .isEqualTo("At this level prices go in steps of 0.0005: 0.034 or 0.0345.");
    }

    @Test
    void roundingStaysOnStepsInBothDirections() {
        assertThat(TicketCheck.roundPrice(new BigDecimal("0.0343"), CALL, RoundingMode.DOWN))
                .isEqualByComparingTo("0.034");
        assertThat(TicketCheck.roundPrice(new BigDecimal("0.0343"), CALL, RoundingMode.UP))
                .isEqualByComparingTo("0.0345");
        assertThat(TicketCheck.roundPrice(new BigDecimal("0.00501"), CALL, RoundingMode.DOWN))
                .isEqualByComparingTo("0.005");
        assertThat(TicketCheck.roundAmount(new BigDecimal("0.37"), CALL)).isEqualByComparingTo("0.3");
        assertThat(TicketCheck.roundAmount(new BigDecimal("0.01"), CALL)).isEqualByComparingTo("0.1");
    }

    @Test
    void aPriceThatTheVenueKeepsNeedsNoStepsButPlainTermsAndAnOption() {
        OrderTicket limit = OrderTicket.limit(CALL.name(), Side.BUY, BigDecimal.ONE, new BigDecimal("62.53"));
        assertThat(TicketCheck.problems(limit.quoted(Quoting.IMPLIED_VOLATILITY), CALL))
                .isEmpty();
        assertThat(limit.quoted(Quoting.IMPLIED_VOLATILITY).terms()).contains("at implv 62.53 %");
        OrderTicket post = new OrderTicket(
                CALL.name(),
                Side.BUY,
                BigDecimal.ONE,
                OrderType.LIMIT,
                Optional.of(new BigDecimal("62.53")),
                Optional.empty(),
                OrderTicket.TriggerSource.MARK,
                TimeInForce.GOOD_TIL_CANCELLED,
                true,
                false,
                Quoting.USD);
        assertThat(TicketCheck.problems(post, CALL))
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("may take liquidity"));
        OrderTicket nothing = OrderTicket.limit(CALL.name(), Side.BUY, BigDecimal.ONE, BigDecimal.ZERO);
        assertThat(TicketCheck.problems(nothing.quoted(Quoting.USD), CALL))
                .extracting(Problem::field)
                .containsExactly(Field.PRICE);
    }

    @Test
    void anOrderThatOnlyRestsIsNotImmediate() {
        OrderTicket ticket = new OrderTicket(
                CALL.name(),
                Side.BUY,
                BigDecimal.ONE,
                OrderType.LIMIT,
                Optional.of(new BigDecimal("0.01")),
                Optional.empty(),
                OrderTicket.TriggerSource.MARK,
                TimeInForce.FILL_OR_KILL,
                true,
                false,
                Quoting.PRICE);
        assertThat(TicketCheck.problems(ticket, CALL))
                .extracting(Problem::field)
                .containsExactly(Field.TERMS);
    }

    @Test
    void aHaltedInstrumentCannotBeTraded() {
        OrderTicket ticket = OrderTicket.limit(CALL.name(), Side.BUY, BigDecimal.ONE, new BigDecimal("0.01"));
        assertThat(TicketCheck.problems(ticket, CALL.withState(InstrumentState.HALTED)))
                .extracting(Problem::field)
                .containsExactly(Field.INSTRUMENT);
    }

    private static List<Field> problems(String amount, String price) {
        OrderTicket ticket = OrderTicket.limit(CALL.name(), Side.BUY, new BigDecimal(amount), new BigDecimal(price));
        return TicketCheck.problems(ticket, CALL).stream().map(Problem::field).toList();
    }

    private static QuotedInstrument market(
            Instrument instrument, double mark, double iv, double forward, double years) {
        return new QuotedInstrument(
                instrument, Currency.BTC, 80_000, Quote.NONE, mark, iv, forward, years, 0, Optional.empty());
    }

    private static Instrument instrument(
            String name,
            InstrumentKind kind,
            Optional<Instrument.OptionTerms> terms,
            TickLadder ticks,
            String minimum,
            String fee) {
        return new Instrument(
                name,
                kind,
                Currency.BTC,
                terms.isPresent() ? Currency.BTC : Currency.USD,
                Currency.BTC,
                Settlement.INVERSE,
                terms.map(_ -> new Expiry(LocalDate.of(2026, 6, 26))),
                terms,
                BigDecimal.ONE,
                ticks,
                new BigDecimal(minimum),
                BigDecimal.ZERO,
                new BigDecimal(fee),
                0,
                InstrumentState.OPEN);
    }
}
