import { tryLesson } from '../try-lesson';

tryLesson(__filename);
