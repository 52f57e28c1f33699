package gammadesk.connectors.deribit;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.connectors.deribit.DeribitMessage.Body;
import gammadesk.connectors.deribit.DeribitMessage.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelPlanTest {
    @Test
    void whatNeedsNoListingIsWantedBeforeIt() {
        assertThat(ChannelPlan.channels(List.of(Currency.BTC), Map.of(), Set.of()))
                .containsExactly(
                        "platform_state",
                        "instrument.state.any.BTC",
                        "trades.option.BTC.100ms",
                        "trades.future.BTC.100ms",
                        "trades.combo.BTC.100ms",
                        "deribit_price_index.btc_usd",
                        "markprice.options.btc_usd",
                        "deribit_volatility_index.btc_usd");
    }

    @Test
    void theMostTellingTickersComeFirst() {
        List<String> channels =
                List.copyOf(ChannelPlan.channels(List.of(Currency.BTC), Map.of(Currency.BTC, listed(0)), Set.of()));
        List<String> tickers = channels.stream()
                .filter(channel -> channel.startsWith("ticker."))
                .toList();
        assertThat(tickers).hasSize(398);
        int lastFuture = tickers.indexOf(tickers.reversed().stream()
                .filter(channel -> !channel.matches(".*-[CP]\\.100ms"))
                .findFirst()
                .orElseThrow());
        assertThat(tickers.subList(0, lastFuture + 1))
                .contains("ticker.BTC-PERPETUAL.100ms")
                .noneMatch(channel -> channel.matches(".*-[CP]\\.100ms"));
        assertThat(channels)
                .filteredOn(channel -> channel.startsWith("book."))
                .hasSize(lastFuture + 1)
                .contains("book.BTC-PERPETUAL.100ms");
    }

    @Test
    void linearOptionsBringTheirOwnIndexAndNoVolatilityIndex() {
        Instrument option = DeribitMapper.instruments(rows("""
                        {"result":[{"kind":"option","instrument_name":"XRP_USDC-30JUN23-1d02-C","base_currency":"XRP",
                        "quote_currency":"USDC","settlement_currency":"USDC","instrument_type":"linear","tick_size":0.0001}]}""")).getFirst();
        Set<String> channels = ChannelPlan.channels(
                List.of(Currency.USDC), Map.of(Currency.USDC, List.of(option)), Set.of(option.name()));
        assertThat(channels)
                .contains("deribit_price_index.xrp_usdc", "markprice.options.xrp_usdc", Channel.book(option.name()))
                .doesNotContain("deribit_price_index.usdc_usd")
                .noneMatch(channel -> channel.startsWith("deribit_volatility_index"));
    }

    @ParameterizedTest
    @CsvSource({
        "book.BTC-PERPETUAL.none.10.100ms, BOOK, BTC-PERPETUAL, 100ms",
        "ticker.XRP_USDC-30JUN23-1d02-C.raw, TICKER, XRP_USDC-30JUN23-1d02-C, raw",
        "incremental_ticker.BTC-PERPETUAL, INCREMENTAL_TICKER, BTC-PERPETUAL, ''",
        "trades.option.BTC.100ms, TRADES, option, 100ms",
        "markprice.options.btc_usd, MARK_PRICES, btc_usd, ''",
        "instrument.state.any.ETH, INSTRUMENT_STATE, ETH, ''",
        "chart.trades.BTC-PERPETUAL.1D, CANDLES, BTC-PERPETUAL, 1D",
        "platform_state, PLATFORM_STATE, '', ''",
        "platform_state.public_methods_state, OTHER, '', ''",
        "markprice, OTHER, '', ''",
        "'', OTHER, '', ''"
    })
    void channelNamesAreTakenApart(String text, Channel.Kind kind, String subject, String detail) {
        Channel channel = Channel.of(text);
        assertThat(channel.kind()).isEqualTo(kind);
        if (kind != Channel.Kind.OTHER) {
            assertThat(channel.subject()).isEqualTo(subject);
            assertThat(channel.detail()).isEqualTo(detail);
        }
    }

    private static List<Instrument> listed(int listing) {
        return DeribitMapper.instruments(rows(Recordings.listings().get(listing)));
    }

    private static List<DeribitMessage.InstrumentData> rows(String text) {
        return ((Body.Instruments) ((Reply) new DeribitParser().parse(text)).body()).instruments();
    }
}
