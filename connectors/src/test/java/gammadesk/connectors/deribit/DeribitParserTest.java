package gammadesk.connectors.deribit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Trade;
import gammadesk.connectors.deribit.DeribitMessage.Body;
import gammadesk.connectors.deribit.DeribitMessage.BookNews;
import gammadesk.connectors.deribit.DeribitMessage.CandleNews;
import gammadesk.connectors.deribit.DeribitMessage.ExpirationPriceNews;
import gammadesk.connectors.deribit.DeribitMessage.Heartbeat;
import gammadesk.connectors.deribit.DeribitMessage.Ignored;
import gammadesk.connectors.deribit.DeribitMessage.IndexNews;
import gammadesk.connectors.deribit.DeribitMessage.Malformed;
import gammadesk.connectors.deribit.DeribitMessage.MarkNews;
import gammadesk.connectors.deribit.DeribitMessage.PerpetualNews;
import gammadesk.connectors.deribit.DeribitMessage.PlatformNews;
import gammadesk.connectors.deribit.DeribitMessage.Refusal;
import gammadesk.connectors.deribit.DeribitMessage.Reply;
import gammadesk.connectors.deribit.DeribitMessage.StateNews;
import gammadesk.connectors.deribit.DeribitMessage.TickerNews;
import gammadesk.connectors.deribit.DeribitMessage.TradeNews;
import gammadesk.connectors.deribit.DeribitMessage.VolatilityIndexNews;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeribitParserTest {
    private final DeribitParser parser = new DeribitParser();

    @Test
    void everyRecordingIsRead() {
        List<String> all = Recordings.all();
        assertThat(all).hasSizeGreaterThan(170);
        assertThat(all).allSatisfy(text -> assertThat(parser.parse(text)).isNotInstanceOf(Malformed.class));
    }

    @Test
    void theSocketRecordingHoldsWhatItIsKnownToHold() {
        List<DeribitMessage> messages =
                Recordings.socket().stream().map(parser::parse).toList();
        assertThat(messages).filteredOn(TickerNews.class::isInstance).hasSize(89);
        assertThat(messages).filteredOn(BookNews.class::isInstance).hasSize(46);
        assertThat(messages)
                .filteredOn(m -> m instanceof BookNews news && news.book().isSnapshot())
                .hasSize(10);
        assertThat(messages).filteredOn(Reply.class::isInstance).singleElement().satisfies(reply -> {
            assertThat(((Reply) reply).body())
                    .isInstanceOfSatisfying(
                            Body.Channels.class,
                            channels -> assertThat(channels.names()).hasSize(30));
            assertThat(((Reply) reply).venueMicros()).isEqualTo(1626993723847561L);
        });
    }

    @Test
    void listingsAreWhole() {
        List<Integer> sizes = Recordings.listings().stream()
                .map(text -> (Body.Instruments) ((Reply) parser.parse(text)).body())
                .peek(body -> assertThat(body.unreadable()).isZero())
                .map(body -> body.instruments().size())
                .toList();
        assertThat(sizes).containsExactly(398, 426, 177, 16);
    }

    @Test
    void theSameTextGivesTheSameMessage() {
        for (String text : Recordings.all()) {
            assertThat(parser.parse(text)).isEqualTo(new DeribitParser().parse(text));
        }
    }

    @Test
    void dataMayStandBeforeItsChannel() {
        String usual = news("deribit_price_index.btc_usd", "{\"price\":3937.89,\"timestamp\":1550588002899}");
        String turned = """
                {"params":{"data":{"timestamp":1550588002899,"price":3937.89},"channel":"deribit_price_index.btc_usd"},
                "method":"subscription","jsonrpc":"2.0"}""";
        assertThat(parser.parse(turned))
                .isEqualTo(parser.parse(usual))
                .isEqualTo(new IndexNews("btc_usd", 3937.89, 1550588002899L));
    }

    @Test
    void marksComeInFractionsAndLeaveInPercent() {
        String text = news(
                "markprice.options.btc_usd",
                "[{\"timestamp\":1622470378005,\"mark_price\":0.0333,\"iv\":0.9,\"instrument_name\":\"BTC-2JUN21-37000-P\"}]");
        assertThat(parser.parse(text)).isInstanceOfSatisfying(MarkNews.class, news -> {
            assertThat(news.marks()).singleElement().satisfies(mark -> {
                assertThat(mark.ivPercent()).isCloseTo(90, within(1e-9));
                assertThat(mark.markPrice()).isEqualTo(0.0333);
            });
        });
    }

    @Test
    void theSmallChannelsAreRead() {
        assertThat(parser.parse(news(
                        "deribit_volatility_index.btc_usd",
                        "{\"volatility\":129.36,\"timestamp\":1619777946007,\"index_name\":\"btc_usd\"}")))
                .isEqualTo(new VolatilityIndexNews("btc_usd", 129.36, 1619777946007L));
        assertThat(parser.parse(news(
                        "perpetual.BTC-PERPETUAL.100ms",
                        "{\"interest\":0.005,\"timestamp\":1571386349530,\"index_price\":7872.88}")))
                .isEqualTo(new PerpetualNews("BTC-PERPETUAL", 0.005, 7872.88, 1571386349530L));
        assertThat(parser.parse(news(
                        "instrument.state.any.BTC",
                        "{\"timestamp\":1553080940000,\"state\":\"created\",\"instrument_name\":\"BTC-22MAR19\"}")))
                .isEqualTo(new StateNews("BTC-22MAR19", "BTC", "created", 1553080940000L));
        assertThat(parser.parse(news("platform_state", "{\"price_index\":\"sol_usdc\",\"locked\":true}")))
                .isEqualTo(new PlatformNews("sol_usdc", true));
        assertThat(
                        parser.parse(
                                news(
                                        "chart.trades.BTC-PERPETUAL.1",
                                        "{\"volume\":0.05,\"tick\":1573645080000,\"open\":1,\"low\":2,\"high\":3,\"cost\":460,\"close\":4}")))
                .isEqualTo(new CandleNews("BTC-PERPETUAL", "1", 1, 3, 2, 4, 0.05, 1573645080000L));
        assertThat(parser.parse(news(
                        "estimated_expiration_price.btc_usd",
                        "{\"is_estimated\":false,\"price\":3939.73,\"seconds\":180929}")))
                .isEqualTo(new ExpirationPriceNews("btc_usd", 3939.73, 180929, false));
    }

    @Test
    void groupedBooksAreSnapshots() {
        String text = news("book.BTC-PERPETUAL.none.10.100ms", """
                {"timestamp":1554375447971,"instrument_name":"BTC-PERPETUAL","change_id":109615,
                "bids":[[160,40.5]],"asks":[[161,20],[162,0.5]]}""");
        assertThat(parser.parse(text)).isInstanceOfSatisfying(BookNews.class, news -> {
            assertThat(news.book().isSnapshot()).isTrue();
            assertThat(news.book().asks()).hasSize(2);
            assertThat(news.book().bids().getFirst().amount()).isEqualTo(40.5);
        });
    }

    @Test
    void combosBlocksAndLiquidationsKeepTheirRelations() {
        String text = news("trades.option.BTC.100ms", """
                [{"trade_seq":8,"trade_id":"244365195","timestamp":1,"price":0.0174,"amount":0.1,"direction":"buy",
                "iv":41.01,"mark_price":0.0173,"index_price":76185.14,"instrument_name":"BTC-19MAY26-75000-C",
                "combo_id":"BTC-CS-19MAY26-70000_75000","combo_trade_id":244365193,"block_trade_id":"BLOCK-1",
                "block_rfq_id":7,"liquidation":"MT","legs":[{"price":1}]}]""");
        assertThat(parser.parse(text)).isInstanceOfSatisfying(TradeNews.class, news -> {
            assertThat(news.trades()).singleElement().satisfies(trade -> {
                assertThat(trade.comboId()).contains("BTC-CS-19MAY26-70000_75000");
                assertThat(trade.comboTradeId()).contains("244365193");
                assertThat(trade.blockTradeId()).contains("BLOCK-1");
                assertThat(trade.blockRfqId()).contains("7");
                assertThat(trade.liquidation()).isEqualTo(Trade.Liquidation.BOTH);
            });
        });
    }

    @Test
    void repliesAreToldByTheirShape() {
        assertThat(body(Recordings.single("nautilus/http_get_order_book.json")))
                .isInstanceOfSatisfying(Body.Book.class, book -> {
                    assertThat(book.book().bids()).hasSize(20);
                    assertThat(book.book().changeId()).isEqualTo(133112427566L);
                    assertThat(book.ticker().get(TickerField.MARK)).isEqualTo(87006.21);
                    assertThat(book.ticker().get(TickerField.HIGH)).isEqualTo(88392.5);
                });
        assertThat(body(Recordings.single("nautilus/http_get_last_trades_option_combo.json")))
                .isInstanceOfSatisfying(
                        Body.Trades.class, trades -> assertThat(trades.trades()).hasSize(1));
        assertThat(body(Recordings.single("nautilus/http_get_instrument_option.json")))
                .isInstanceOf(Body.Instruments.class);
        assertThat(body("{\"id\":1,\"result\":{\"index_price\":11628.81,\"estimated_delivery_price\":11600}}"))
                .isEqualTo(new Body.Index(11628.81));
        assertThat(body("{\"id\":1,\"result\":1517329113791}")).isEqualTo(new Body.Count(1517329113791L));
        assertThat(body("{\"id\":1,\"result\":\"ok\"}")).isEqualTo(new Body.Word("ok"));
        assertThat(body("{\"id\":1,\"result\":{\"version\":\"1.2.26\"}}")).isEqualTo(new Body.Version("1.2.26"));
        assertThat(body("{\"id\":1,\"result\":[]}")).isEqualTo(new Body.Nothing());
    }

    @Test
    void summariesAreReadWithoutAmounts() {
        String text = """
                {"id":3,"result":[{"volume_usd":0,"volume":0.55,"underlying_price":36745.49,"underlying_index":"SYN.EMPTY",
                "quote_currency":"USD","price_change":-26.7793594,"open_interest":10,"mid_price":0.2444,"mark_price":80,
                "mark_iv":61.5,"low":0.34,"last":0.34,"interest_rate":0.207,"instrument_name":"BTC-22FEB19-3500-C",
                "high":0.34,"creation_timestamp":1550227952163,"bid_price":0.1488,"base_currency":"BTC","ask_price":0.34}]}""";
        assertThat(body(text)).isInstanceOfSatisfying(Body.Summaries.class, summaries -> {
            TickerData row = summaries.summaries().getFirst();
            assertThat(row.get(TickerField.BEST_BID)).isEqualTo(0.1488);
            assertThat(row.get(TickerField.LAST)).isEqualTo(0.34);
            assertThat(row.names(TickerField.BEST_BID_AMOUNT)).isFalse();
            assertThat(row.timestampMillis()).isEqualTo(1550227952163L);
        });
    }

    @Test
    void refusalsAndHeartbeatsAreTold() {
        assertThat(parser.parse(Recordings.single("nautilus/ws_error.json")))
                .isEqualTo(new Refusal(
                        1, new DeribitError(DeribitError.Kind.TOO_MANY_REQUESTS, 10028, "too_many_requests")));
        assertThat(parser.parse(Recordings.single("nautilus/ws_test_request.json")))
                .isEqualTo(new Heartbeat(true));
        assertThat(parser.parse("{\"method\":\"heartbeat\",\"params\":{\"type\":\"heartbeat\"}}"))
                .isEqualTo(new Heartbeat(false));
    }

    @Test
    void whatIsUnknownIsPassedOver() {
        assertThat(parser.parse(news("user.portfolio.any", "{\"equity\":[1,{\"a\":2}]}")))
                .isEqualTo(new Ignored("user.portfolio.any"));
        assertThat(parser.parse(news(
                        "deribit_price_index.btc_usd",
                        "{\"new\":{\"deep\":[[1]]},\"price\":2,\"timestamp\":1,\"later\":null}")))
                .isEqualTo(new IndexNews("btc_usd", 2, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "hello",
                "{\"jsonrpc\":\"2.0\"",
                "{\"id\":1}{}",
                "{\"method\":\"subscription\"}",
                "{\"method\":\"subscription\",\"params\":{\"channel\":\"ticker.X.raw\",\"data\":[]}}",
                "{\"method\":\"subscription\",\"params\":{\"channel\":\"ticker.X.raw\",\"data\":{}}}",
                "{\"method\":\"subscription\",\"params\":{\"channel\":\"book.X.raw\",\"data\":{\"instrument_name\":\"X\",\"bids\":[[\"new\"]]}}}",
                "{\"method\":\"subscription\",\"params\":{\"channel\":7,\"data\":{}}}",
                "{\"id\":1,\"result\":[{\"kind\":\"option\",\"instrument_name\":\"X\",\"tick_size\":1e-999999999}]}"
            })
    void garbageIsMalformedWithAReason(String garbage) {
        assertThat(parser.parse(garbage)).isInstanceOfSatisfying(Malformed.class, malformed -> {
            assertThat(malformed.reason()).isNotBlank();
            assertThat(malformed.sample()).isEqualTo(garbage);
        });
    }

    @Test
    void cutMessagesAreMalformedAndNothingIsThrown() {
        SplittableRandom random = new SplittableRandom(7);
        for (String text : Recordings.all()) {
            for (int i = 0; i < 8; i++) {
                String cut = text.stripTrailing();
                assertThat(parser.parse(cut.substring(0, random.nextInt(cut.length()))))
                        .isInstanceOf(Malformed.class);
            }
        }
    }

    @Test
    void mutatedMessagesNeverThrow() {
        SplittableRandom random = new SplittableRandom(11);
        int malformed = 0;
        for (String text : Recordings.all()) {
            for (int i = 0; i < 60; i++) {
                String mutated = mutated(text, random);
                malformed += parser.parse(mutated) instanceof Malformed ? 1 : 0;
                new DeribitMapper().map(parser.parse(mutated), 0, _ -> {});
            }
        }
        assertThat(malformed).isPositive();
    }

    @Test
    void recurringNamesAreTheSameObjects() {
        String text = Recordings.single("nautilus/ws_ticker.json");
        TickerNews first = (TickerNews) parser.parse(text);
        TickerNews second = (TickerNews) parser.parse(text);
        assertThat(second.ticker().instrument()).isSameAs(first.ticker().instrument());
        assertThat(second.ticker().state()).isSameAs(first.ticker().state());
    }

    private Body body(String text) {
        return ((Reply) parser.parse(text)).body();
    }

    private static String mutated(String text, SplittableRandom random) {
        String alphabet = "{}[]\",:0123456789.eE-+ntfax\\ ";
        StringBuilder mutated = new StringBuilder(text.length() > 4_000 ? text.substring(0, 4_000) : text);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(mutated.length());
            char c = alphabet.charAt(random.nextInt(alphabet.length()));
            switch (random.nextInt(3)) {
                case 0 -> mutated.setCharAt(at, c);
                case 1 -> mutated.insert(at, c);
                default -> mutated.deleteCharAt(at);
            }
        }
        return mutated.toString();
    }

    private static String news(String channel, String data) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"" + channel + "\",\"data\":"
                + data + "}}";
    }
}
