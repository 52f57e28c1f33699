package gammadesk.connectors.deribit;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.deribit.DeribitMessage.Body;
import gammadesk.connectors.deribit.DeribitMessage.InstrumentData;
import gammadesk.connectors.deribit.DeribitMessage.Reply;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeribitMapperTest {
    private static final Pattern NAME = Pattern.compile("\"(?:instrument_name|combo_id)\":\\s*\"([^\"]+)\"");

    private final DeribitParser parser = new DeribitParser();
    private final DeribitMapper mapper = new DeribitMapper();

    @Test
    void everyRecordedNameRoundTrips() {
        Set<String> names = new HashSet<>();
        for (String text : Recordings.all()) {
            Matcher matcher = NAME.matcher(text);
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        assertThat(names).hasSizeGreaterThan(1_000);
        assertThat(names)
                .allSatisfy(name -> assertThat(InstrumentName.parse(name).map(InstrumentName::text))
                        .contains(name));
    }

    @Test
    void everyRecordedListingIsMappedWhole() {
        for (String text : Recordings.listings()) {
            List<InstrumentData> rows = listing(text);
            List<Instrument> instruments = DeribitMapper.instruments(rows);
            assertThat(instruments).hasSameSizeAs(rows);
            assertThat(instruments)
                    .allSatisfy(instrument -> assertThat(InstrumentName.parse(instrument.name())
                                    .orElseThrow()
                                    .kind())
                            .isEqualTo(instrument.kind()));
        }
    }

    @Test
    void anInverseOptionIsMappedToTheLetter() {
        Instrument option = only(Recordings.single("nautilus/http_get_instrument_option.json"));
        assertThat(option.kind()).isEqualTo(InstrumentKind.OPTION);
        assertThat(option.settlement()).isEqualTo(Settlement.INVERSE);
        assertThat(option.base()).isEqualTo(Currency.BTC);
        assertThat(option.quote()).isEqualTo(Currency.BTC);
        assertThat(option.settlementCurrency()).isEqualTo(Currency.BTC);
        assertThat(option.expiry()).contains(new Expiry(LocalDate.of(2024, 12, 27)));
        assertThat(option.option()).contains(new Instrument.OptionTerms(new BigDecimal("100000"), OptionType.CALL));
        assertThat(option.minimumAmount()).isEqualByComparingTo("0.1");
        assertThat(option.takerFee()).isEqualByComparingTo("0.0003");
        assertThat(option.state()).isEqualTo(InstrumentState.OPEN);
        assertThat(option.createdMillis()).isEqualTo(1719561600000L);
    }

    @Test
    void theTickLadderComesFromTheListing() {
        Instrument option = only("""
                {"result":[{"kind":"option","instrument_name":"BTC-27SEP24-40000-C","base_currency":"BTC",
                "quote_currency":"BTC","tick_size":0.0001,"tick_size_steps":[{"above_price":0.005,"tick_size":0.0005}],
                "is_active":true,"instrument_type":"reversed"}]}""");
        assertThat(option.ticks().accepts(new BigDecimal("0.0050"))).isTrue();
        assertThat(option.ticks().accepts(new BigDecimal("0.0055"))).isTrue();
        assertThat(option.ticks().accepts(new BigDecimal("0.0051"))).isFalse();
        assertThat(option.ticks().accepts(new BigDecimal("0.0049"))).isTrue();
    }

    @Test
    void linearPerpetualSpotAndComboAreTold() {
        Instrument linear = only(row("option", "XRP_USDC-30JUN23-1d02-C", "XRP", "USDC", "month", "linear"));
        assertThat(linear.settlement()).isEqualTo(Settlement.LINEAR);
        assertThat(linear.settlementCurrency()).isEqualTo(Currency.USDC);
        assertThat(linear.option().orElseThrow().strike()).isEqualByComparingTo("1.02");
        Instrument perpetual = only(row("future", "ETH-PERPETUAL", "ETH", "USD", "perpetual", "reversed"));
        assertThat(perpetual.kind()).isEqualTo(InstrumentKind.PERPETUAL);
        assertThat(perpetual.settlementCurrency()).isEqualTo(Currency.ETH);
        assertThat(perpetual.expiry()).isEmpty();
        assertThat(only(row("spot", "BTC_USDC", "BTC", "USDC", "", "linear")).kind())
                .isEqualTo(InstrumentKind.SPOT);
        List<Instrument> combos = DeribitMapper.instruments(
                listing(Recordings.single("nautilus/http_get_instruments_option_combo.json")));
        assertThat(combos).isNotEmpty().allSatisfy(combo -> {
            assertThat(combo.kind()).isEqualTo(InstrumentKind.OPTION_COMBO);
            assertThat(combo.settlement()).isEqualTo(Settlement.INVERSE);
            assertThat(combo.expiry()).isPresent();
            assertThat(combo.option()).isEmpty();
        });
        assertThat(DeribitMapper.instruments(listing(row("riddle", "BTC-RIDDLE", "BTC", "USD", "", "reversed"))))
                .isEmpty();
    }

    @Test
    void whatTheVenueDidNotSayIsUnknown() {
        Ticker ticker = ticker(Recordings.tardis().get(8).input());
        assertThat(ticker.quote().bid()).isNaN();
        assertThat(ticker.quote().ask()).isNaN();
        assertThat(ticker.quote().askAmount()).isZero();
        assertThat(ticker.bidIv()).isNaN();
        assertThat(ticker.askIv()).isNaN();
        assertThat(ticker.last()).isNaN();
        assertThat(ticker.volume24h()).isNaN();
        assertThat(ticker.high24h()).isNaN();
        assertThat(ticker.currentFunding()).isNaN();
        assertThat(ticker.mark()).isEqualTo(0.33859);
        assertThat(ticker.openInterest()).isZero();
    }

    @Test
    void anIncrementalTickerKeepsWhatItDoesNotName() {
        Ticker before = ticker(incremental("""
                {"type":"snapshot","instrument_name":"BTC-PERPETUAL","timestamp":1,"state":"open","mark_price":10,
                "best_bid_price":9,"best_bid_amount":3,"best_ask_price":11,"best_ask_amount":4,"stats":{"volume":5,"low":7}}"""));
        Ticker after = ticker(incremental("""
                {"type":"change","instrument_name":"BTC-PERPETUAL","timestamp":2,"best_bid_price":0,"best_bid_amount":0,
                "stats":{"volume":6,"low":null}}"""));
        assertThat(before.quote().bid()).isEqualTo(9);
        assertThat(after.quote().bid()).isNaN();
        assertThat(after.quote().ask()).isEqualTo(11);
        assertThat(after.mark()).isEqualTo(10);
        assertThat(after.volume24h()).isEqualTo(6);
        assertThat(after.low24h()).isNaN();
        assertThat(after.state()).isEqualTo(InstrumentState.OPEN);
        assertThat(after.stamp().venueMillis()).isEqualTo(2);
    }

    @Test
    void aQuoteRefinesTheTickerItBelongsTo() {
        String quote = Recordings.single("nautilus/ws_quote.json");
        assertThat(events(quote)).isEmpty();
        ticker(Recordings.single("nautilus/ws_ticker.json"));
        Ticker refined = ticker(quote);
        assertThat(refined.quote().bid()).isEqualTo(92288.0);
        assertThat(refined.mark()).isEqualTo(92281.78);
        assertThat(refined.stamp().venueMillis()).isEqualTo(1765541767174L);
    }

    @Test
    void aSummaryHasAPriceButNoAmount() {
        Reply reply = (Reply) parser.parse("""
                {"result":[{"instrument_name":"BTC-22FEB19-3500-C","bid_price":0.1488,"ask_price":null,"mark_price":0.15,
                "mark_iv":61.5,"creation_timestamp":5}]}""");
        TickerData row = ((Body.Summaries) reply.body()).summaries().getFirst();
        Ticker ticker = DeribitMapper.ticker(row, mapper.stamp(row.timestampMillis(), 0));
        assertThat(ticker.quote().bid()).isEqualTo(0.1488);
        assertThat(ticker.quote().bidAmount()).isNaN();
        assertThat(ticker.quote().ask()).isNaN();
        assertThat(ticker.markIv()).isEqualTo(61.5);
        assertThat(ticker.greeks().delta()).isNaN();
    }

    private static String incremental(String data) {
        return "{\"method\":\"subscription\",\"params\":{\"channel\":\"incremental_ticker.BTC-PERPETUAL\",\"data\":"
                + data + "}}";
    }

    private static String row(String kind, String name, String base, String quote, String period, String type) {
        return "{\"result\":[{\"kind\":\"" + kind + "\",\"instrument_name\":\"" + name + "\",\"base_currency\":\""
                + base + "\",\"quote_currency\":\"" + quote + "\",\"settlement_period\":\"" + period
                + "\",\"instrument_type\":\"" + type
                + "\",\"tick_size\":0.05,\"expiration_timestamp\":32503708800000}]}";
    }

    private Instrument only(String text) {
        List<Instrument> instruments = DeribitMapper.instruments(listing(text));
        assertThat(instruments).hasSize(1);
        return instruments.getFirst();
    }

    private List<InstrumentData> listing(String text) {
        return ((Body.Instruments) ((Reply) parser.parse(text)).body()).instruments();
    }

    private Ticker ticker(String text) {
        return ((MarketEvent.TickerUpdate) events(text).getFirst()).ticker();
    }

    private List<MarketEvent> events(String text) {
        List<MarketEvent> events = new ArrayList<>();
        mapper.map(parser.parse(text), 7, events::add);
        return events;
    }
}
