package id.tm.assessment.scoring;

/**
 * The items of one scale, added up.
 *
 * @param sum of the answered ones, by weight
 * @param answered the weight of the answered ones
 * @param all the weight of all
 */
record GradedItems(long sum, long answered, long all) {

    static GradedItems of(Section section, String scale, Answers answers) {
        long sum = 0;
        long answered = 0;
        long all = 0;
        for (Item item : section.items()) {
            if (!scale.equals(item.scale())) continue;
            all += item.weight();
            ItemAnswer answer = answers.items().get(item.code());
            if (answer == null) continue;
            int value = item.option(answer.option()).map(item::valueOf).orElseThrow();
            sum += (long) item.weight() * value;
            answered += item.weight();
        }
        return new GradedItems(sum, answered, all);
    }
}
