package gammadesk.connectors.deribit;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.connectors.deribit.DeribitError.Kind;
import gammadesk.connectors.deribit.DeribitError.Remedy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeribitErrorTest {
    @ParameterizedTest
    @CsvSource({
        "10002, QTY_TOO_LOW, TELL, false",
        "10004, ORDER_NOT_FOUND, LOOK_UP, false",
        "10009, NOT_ENOUGH_FUNDS, TELL, false",
        "10012, BOOK_CLOSED, TELL, false",
        "10028, TOO_MANY_REQUESTS, BACK_OFF, true",
        "10040, RETRY, SEND_AGAIN, true",
        "10041, SETTLEMENT_IN_PROGRESS, SEND_AGAIN, true",
        "10043, PRICE_WRONG_TICK, TELL, false",
        "10047, QUEUE_FULL, SEND_AGAIN, true",
        "10066, TOO_MANY_CONCURRENT_REQUESTS, SEND_AGAIN, true",
        "11008, ALREADY_FILLED, LOOK_UP, false",
        "11037, OUTDATED_INSTRUMENT_FOR_IV_ORDER, TELL, false",
        "11054, POST_ONLY_REJECT, TELL, false",
        "13009, UNAUTHORIZED, SIGN_IN, false",
        "13028, TEMPORARILY_UNAVAILABLE, SETTLE, true",
        "13888, TIMED_OUT, TELL, false",
        "-32601, METHOD_NOT_FOUND, TELL, false",
        "-32602, INVALID_PARAMETERS, TELL, false",
        "99999, OTHER, TELL, false"
    })
    void everyNumberHasItsMeaningAndItsRemedy(int code, Kind kind, Remedy remedy, boolean retryable) {
        DeribitError error = DeribitError.ofCode(code, "words");
        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.remedy()).isEqualTo(remedy);
        assertThat(error.retryable()).isEqualTo(retryable);
        assertThat(error.toString()).contains("words").contains(Integer.toString(code));
    }

    @Test
    void noNumberIsTakenTwiceAndEveryKindSaysWhatItIs() {
        List<Integer> codes = Arrays.stream(Kind.values())
                .map(Kind::code)
                .filter(code -> code != 0)
                .toList();
        assertThat(codes).doesNotHaveDuplicates().hasSizeGreaterThan(80);
        assertThat(Kind.values()).allSatisfy(kind -> assertThat(kind.meaning()).isNotBlank());
        assertThat(Remedy.values())
                .allSatisfy(remedy -> assertThat(remedy.sentence()).isNotBlank());
    }
}
