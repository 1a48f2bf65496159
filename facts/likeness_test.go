package facts

import "testing"

func TestLikeness(t *testing.T) {
	same := [][2]string{
		{"Бренстед", "Branstad"}, {"Нільсена", "Nielsen"}, {"Ріком", "Риком"}, {"Кіту", "Кита"}, {"Відодо", "Видодо"}, {"Нугрохо", "Nugroho"},
		{"Ферарі", "Ferrari"}, {"Гельсінкі", "Хельсинки"}, {"Пурво", "Purwo"}, {"Моровалі", "Моровали"}, {"Ейр", "Эр"}, {"Шевченка", "Шевченко"},
		{"Хамфриз", "Гамфріс"}, {"Олексій", "Алексея"}, {"Лондоном", "Лондон"},
	}
	for _, p := range same {
		if got := likeness(nameKey(p[0]), nameKey(p[1])); got < sameName {
			t.Errorf("%s and %s are one name: likeness %.2f", p[0], p[1], got)
		}
	}
	other := [][2]string{
		{"Rover", "Register"}, {"Берліном", "Бобом"}, {"Китай", "Ментавай"}, {"Бостона", "Пейлина"}, {"Гарварду", "Роналду"}, {"Гемілтон", "Макферсон"},
		{"Джейкобса", "Sessions"}, {"Сімпсон", "Турбьёрном"}, {"Коваль", "Ковалевська"}, {"Іван", "Роман"}, {"Варшава", "Вена"}, {"Путін", "Шойгу"},
	}
	for _, p := range other {
		if got := likeness(nameKey(p[0]), nameKey(p[1])); got >= sameName {
			t.Errorf("%s and %s are two names: likeness %.2f", p[0], p[1], got)
		}
	}
}
