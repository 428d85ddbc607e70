package id.tm.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

class OneByOneTest {

    private static final Logger LOG = Logger.getLogger(OneByOneTest.class);

    private final List<Integer> tried = new ArrayList<>();

    private final Function<Integer, JobCounts> act = number -> {
        tried.add(number);
        if (number % 2 == 0) throw new IllegalStateException("even");
        return number > 2 ? new JobCounts(1, 1, 0, 0) : new JobCounts(0, 0, 1, 0);
    };

    @Test
    void whatIsWrongWithOneKeepsNoOtherWaiting() {
        JobCounts counts =
                OneByOne.work(List.of(1, 2, 3, 4, 5), act, LOG, "number %s does not work", OneByOne.LEFT_OVER);
        assertThat(tried).containsExactly(1, 2, 3, 4, 5);
        assertThat(counts).isEqualTo(new JobCounts(2, 2, 1, 2));
    }

    @Test
    void oneThatWasPutOffBeforeCountsAsClaimed() {
        assertThat(OneByOne.work(List.of(2, 3), act, LOG, "number %s does not work", OneByOne.CLAIMED))
                .isEqualTo(new JobCounts(2, 1, 0, 1));
        assertThat(OneByOne.work(List.<Integer>of(), act, LOG, "number %s does not work", OneByOne.CLAIMED))
                .isEqualTo(JobCounts.NONE);
    }
}
